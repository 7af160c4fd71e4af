import { ProviderError } from '#platform/providers';
import { type LlmService, serviceDefaults } from './services.ts';

/**
 * The address of a service, without a slash at its end. Throws a `ProviderError` (`misconfigured`) where there is none
 * or it is no plain http or https address; keys in an address would show up in logs.
 */
export function serviceAddress(service: LlmService, baseUrl = serviceDefaults[service].baseUrl): string {
  const url = baseUrl === undefined ? null : URL.parse(baseUrl.trim());
  if (baseUrl === undefined) throw misconfigured(`${service} needs a baseUrl`);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:'))
    throw misconfigured('the baseUrl is no http or https address');
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw misconfigured('the baseUrl may hold neither a key nor a query');
  const isBareAzure =
    service === 'azure' && /\.openai\.azure\.com$/.test(url.hostname) && url.pathname === '/';
  return `${url.origin}${isBareAzure ? '/openai' : url.pathname}`.replace(/\/+$/, '');
}

export function misconfigured(message: string): ProviderError {
  return new ProviderError('misconfigured', message, { isRetryable: false });
}
