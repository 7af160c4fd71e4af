import type { Finding } from '#engine/findings';
import type { Fetch } from '#platform/network';
import { type Provider, ProviderError } from '#platform/providers';
import { type Connection, connect } from '#platform/providers/connection';
import { providerFinding } from './findings.ts';
import { openers } from './openers.ts';
import type { ProviderName, ProviderSettings } from './provider-settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A provider from its settings, behind its connection. Its key is read from the environment; only the code of that
 * provider is loaded. `fetch` says how far it may go in the network; by default anywhere. Gives findings where a setting
 * or the key is missing.
 */
export async function openProvider(
  settings: ProviderSettings,
  environment: Environment,
  { fetch }: { readonly fetch?: Fetch } = {},
): Promise<{ readonly provider: Connection } | { readonly refused: readonly Finding[] }> {
  const opener = openers[settings.provider];
  const refused: Finding[] = [];
  for (const name of opener.needs ?? []) {
    if (settings[name] === undefined)
      refused.push(providerFinding('provider-setting-missing', { detail: `${settings.provider}: ${name}` }));
  }
  const variable = settings.apiKeyVariable ?? opener.keyVariable;
  const key = variable === undefined ? undefined : environment[variable]?.trim() || undefined;
  if (key === undefined && (opener.isKeyNeeded || settings.apiKeyVariable !== undefined))
    refused.push(providerFinding('provider-key-missing', { detail: `${settings.provider}: ${variable}` }));
  if (key !== undefined && !sendable.test(key))
    refused.push(providerFinding('provider-key-unusable', { detail: `${settings.provider}: ${variable}` }));
  if (refused.length > 0) return { refused };
  try {
    const provider: Provider = await opener.open(settings, key, fetch);
    return { provider: connect(provider, settings.connection) };
  } catch (error) {
    const isTimeout = error instanceof DOMException && error.name === 'TimeoutError';
    if (!isTimeout && !(error instanceof ProviderError)) throw error;
    const detail = `${settings.provider}: ${isTimeout ? 'it does not answer' : error.message}`;
    return { refused: [providerFinding('provider-not-opened', { detail })] };
  }
}

/** What may stand in a header. A blank or line break inside a key is a slip of whoever pasted it. */
const sendable = /^[\x21-\x7e]+$/;

/** The provider to use where nobody named one: Apertium, where it is installed for these languages. */
export async function preferredProvider(from: string, to: string): Promise<ProviderName | undefined> {
  const { isApertiumInstalled } = await import('#platform/providers/apertium');
  return (await isApertiumInstalled(from, to)) ? 'apertium' : undefined;
}
