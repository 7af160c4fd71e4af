import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textWithoutCodes } from '#engine/inline';
import { type Fetch, fetchWithin } from '#platform/network';
import { openProvider } from './open-provider.ts';
import { type ProviderName, providerNames } from './provider-settings.ts';

const withoutNetwork: readonly ProviderName[] = ['pseudo', 'copy'];
const asking = providerNames.filter((name) => !withoutNetwork.includes(name));

let server: Server;
let baseUrl = '';
let seen = 0;
beforeAll(async () => {
  server = createServer((_request, response) => {
    seen++;
    response.end('{}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function failureOf(provider: ProviderName, address: string, fetch: Fetch): Promise<string> {
  const settings = { provider, baseUrl: address, model: 'm', apiKeyVariable: 'KEY' } as const;
  const opened = await openProvider(settings, { KEY: 'a-key' }, { fetch });
  if ('refused' in opened) return opened.refused.map(({ message }) => message).join();
  const segments = [{ id: '1', source: textWithoutCodes('Hello.') }];
  const request = { segments, sourceLanguage: 'en', targetLanguage: 'es' };
  return opened.provider.translate(request).then(
    () => '',
    (error) => `${error.kind}: ${error.message}`,
  );
}

describe.each(asking)('%s', (provider) => {
  it('asks the network only through what it is given', async () => {
    const before = seen;
    const closed: Fetch = async () => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECLOSED' }) });
    };
    const connection = { attempts: 1 };
    const settings = { provider, baseUrl, model: 'm', apiKeyVariable: 'KEY', connection } as const;
    const opened = await openProvider(settings, { KEY: 'a-key' }, { fetch: closed });
    if ('provider' in opened) {
      const segments = [{ id: '1', source: textWithoutCodes('Hello.') }];
      const asked = opened.provider.translate({ segments, sourceLanguage: 'en', targetLanguage: 'es' });
      await expect(asked).rejects.toMatchObject({ kind: 'unreachable' });
    } else expect(opened.refused[0]!.message).toContain('no connection');
    expect(seen).toBe(before);
  });

  it('says at once that its address may not be reached', async () => {
    const before = seen;
    const addresses = (_host: string, done: (error: null, found: { address: string; family: 4 }[]) => void) =>
      done(null, [{ address: '93.184.216.34', family: 4 }]);
    const failure = await failureOf(provider, 'http://model.internal/v1', fetchWithin('private', addresses));
    expect(failure).toContain('model.internal is not in a private network');
    expect(await failureOf(provider, 'http://169.254.169.254/v1', fetchWithin('any'))).toContain(
      'no service can be',
    );
    expect(seen).toBe(before);
  });
});
