import type { Finding } from '#engine/findings';
import type { Provider } from '#platform/providers';
import { type Connection, connect } from '#platform/providers/connection';
import { providerFinding } from './findings.ts';
import { openers } from './openers.ts';
import type { ProviderName, ProviderSettings } from './provider-settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A provider from its settings, behind its connection. Its key is read from the environment; only the code of that
 * provider is loaded. Gives findings where a setting or the key is missing.
 */
export async function openProvider(
  settings: ProviderSettings,
  environment: Environment,
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
  if (refused.length > 0) return { refused };
  const provider: Provider = await opener.open(settings, key);
  return { provider: connect(provider, settings.connection) };
}

/** The provider to use where nobody named one: Apertium, where it is installed for these languages. */
export async function preferredProvider(from: string, to: string): Promise<ProviderName | undefined> {
  const { isApertiumInstalled } = await import('#platform/providers/apertium');
  return (await isApertiumInstalled(from, to)) ? 'apertium' : undefined;
}
