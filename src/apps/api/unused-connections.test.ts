import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { expect, test } from 'vitest';
import type { Services } from '#domain/context';
import { openDatabase } from '#platform/database';
import { createSecrets } from '#platform/secrets';
import { createLogger } from '#platform/telemetry';
import { buildServer } from './build-server.ts';

test('a server that closes does not wait for connections on which nothing was asked', async () => {
  const services = {
    // Nobody asks it for anything here.
    db: openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' }),
    secrets: createSecrets('test'),
    log: createLogger('silent'),
    now: () => new Date(),
  } as unknown as Services;
  const configuration = {
    origin: 'http://verso.test',
    uploadBytes: 1000,
    exchangeBytes: 1000,
    rateLimit: 100,
  };
  const server = buildServer({ services, plugins: [], configuration });
  await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as AddressInfo;
  const begun = once(server.server, 'connection');
  const client = connect(port, '127.0.0.1');
  await begun;
  const ended = once(client, 'close');
  client.resume();
  const start = performance.now();
  await server.close();
  await ended;
  expect(performance.now() - start).toBeLessThan(5_000);
});
