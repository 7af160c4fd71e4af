import { isIP } from 'node:net';
import type { Policy } from '#domain/projects/policies';
import { isForbiddenAddress as isNowhere, isPrivateAddress } from '#platform/network';
import type { ProviderSettings } from '#platform/providers/catalogue';
import { connectionProblem } from './problems.ts';

const onThisMachine: ReadonlySet<string> = new Set(['pseudo', 'copy']);
const usuallyLocal: ReadonlySet<string> = new Set(['ollama', 'vllm', 'lmstudio', 'libretranslate']);

/**
 * Whether an address is of a network segment itself, where machines of a cloud tell their own credentials: no translator
 * is there.
 */
export function isForbiddenAddress({ baseUrl }: ProviderSettings): boolean {
  if (baseUrl === undefined) return false;
  const host = hostOf(baseUrl);
  return isNowhere(host) || /^metadata(?:\.google\.internal)?$/.test(host);
}

/** Refuses with `connection-address-refused` what is at such an address. */
export function refuseAddress(settings: ProviderSettings): void {
  if (isForbiddenAddress(settings)) throw connectionProblem('connection-address-refused');
}

/** How far a provider sends text, judged by its kind and the address it is set to. */
export function reachOf({ provider, baseUrl }: ProviderSettings): Policy['egress'] {
  if (onThisMachine.has(provider)) return 'none';
  if (baseUrl === undefined)
    return provider === 'apertium' ? 'none' : usuallyLocal.has(provider) ? 'private' : 'any';
  return isPrivateHost(hostOf(baseUrl)) ? 'private' : 'any';
}

const order: readonly Policy['egress'][] = ['none', 'private', 'any'];

/** Whether a policy lets text go to a provider at all. */
export function isAllowed(settings: ProviderSettings, { egress, allowedProviders }: Policy): boolean {
  return (
    !isForbiddenAddress(settings) &&
    allowedProviders.includes(settings.provider) &&
    order.indexOf(reachOf(settings)) <= order.indexOf(egress)
  );
}

/** Without the brackets of an address and the dot that ends a whole name. */
function hostOf(address: string): string {
  return new URL(address).hostname.replace(/^\[|\]$|\.$/g, '').toLowerCase();
}

/**
 * Whether a host is named as one of a private network; names say so by their ending, addresses by their range. What a name
 * resolves to is judged when a connection is made.
 */
function isPrivateHost(host: string): boolean {
  if (isIP(host) !== 0) return isPrivateAddress(host);
  return (
    host === 'localhost' || /\.(?:localhost|local|internal|lan|intranet)$/.test(host) || !host.includes('.')
  );
}
