import { it } from 'vitest';
import type { Provider } from '#platform/providers';
import { apertium, apertiumOverHttp } from '#platform/providers/apertium';
import { deepl } from '#platform/providers/deepl';
import { libreTranslate } from '#platform/providers/libretranslate';
import {
  apertiumMissing,
  apertiumServerMissing,
  hasApertium,
  hasApertiumServer,
  startApertiumServer,
} from '#test/apertium';
import { fakeDeeplKey, startFakeDeepl } from '#test/fake-deepl';
import { startFakeLibreTranslate } from '#test/fake-libretranslate';
import type { FakeService, Misdeed } from '#test/fake-service';
import { describeProvider, type Failure, type ProviderUnderTest } from './provider.ts';

const libreTranslateKey = 'key-of-the-house';

describeProvider('DeepL', async () => {
  const fake = await startFakeDeepl();
  return underTest(fake, deepl({ apiKey: fakeDeeplKey, baseUrl: fake.url }), fakeDeeplKey);
});

describeProvider('DeepL with codes placed by alignment', async () => {
  const fake = await startFakeDeepl();
  const provider = deepl({ apiKey: fakeDeeplKey, baseUrl: fake.url, codes: 'projected' });
  return underTest(fake, provider, fakeDeeplKey);
});

describeProvider('LibreTranslate', async () => {
  const fake = await startFakeLibreTranslate({ key: libreTranslateKey });
  const provider = libreTranslate({ baseUrl: fake.url, apiKey: libreTranslateKey });
  return { ...underTest(fake, provider, libreTranslateKey), languages: ['en', 'es'] };
});

/** What cannot be brought about where the service is a program on this machine. */
const cannotFail: readonly Failure[] = ['rate-limited', 'unauthorised', 'unavailable', 'hangs'];

if (hasApertium) {
  describeProvider('Apertium', async () => {
    const provider = apertium();
    return { provider, cannotFail, languages: ['en', 'es'], fail: () => {}, stop: () => provider.close() };
  });
} else it.skip(`Apertium keeps the contract of providers: ${apertiumMissing}`, () => {});

if (hasApertiumServer) {
  describeProvider('Apertium over HTTP', async () => {
    const { url, stop } = await startApertiumServer();
    const provider = await apertiumOverHttp({ baseUrl: url });
    return { provider, cannotFail, languages: ['en', 'es'], fail: () => {}, stop };
  });
} else it.skip(`Apertium over HTTP keeps the contract of providers: ${apertiumServerMissing}`, () => {});

function underTest(service: FakeService, provider: Provider, key: string): ProviderUnderTest {
  const misdeeds: Record<Failure, Misdeed> = {
    'rate-limited': { status: 429, headers: { 'retry-after': '1' } },
    unauthorised: { status: 403, json: { message: `wrong key ${key}` } },
    unavailable: { status: 503, json: { message: 'Service Unavailable' } },
    hangs: 'hangs',
  };
  return {
    provider,
    key,
    fail: (kind) => service.always(kind && misdeeds[kind]),
    stop: () => service.close(),
  };
}
