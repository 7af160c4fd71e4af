import { isIP } from 'node:net';
import type { Policy } from '#domain/projects/policies';
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
  const host = new URL(baseUrl).hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return /^169\.254\.|^fe[89ab][0-9a-f]:|^::ffff:a9fe:|^fd00:ec2::254$|^metadata(?:\.google\.internal)?$/.test(
    host,
  );
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
  return isPrivateHost(new URL(baseUrl).hostname) ? 'private' : 'any';
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

/** Whether a host is named as one of a private network; names say so by their ending, addresses by their range. */
function isPrivateHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  if (isIP(host) === 4) return /^(?:10\.|127\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(host);
  if (isIP(host) === 6) return host === '::1' || /^f[cd]/.test(host);
  return (
    host === 'localhost' || /\.(?:localhost|local|internal|lan|intranet)$/.test(host) || !host.includes('.')
  );
}
