import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { buildServer } from '#apps/api';
import { openConsole } from '#apps/console';
import { type Actor, definePage, type Plugin, type Services } from '#domain/context';
import { openDatabase } from '#platform/database';
import { createSecrets } from '#platform/secrets';
import { createLogger } from '#platform/telemetry';
import { live } from '#platform/web/pages';

/** Nobody asks the database for anything here. */
const db = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' });
const services = {
  db,
  secrets: createSecrets('test'),
  log: createLogger('silent'),
  now: () => new Date(),
} as unknown as Services;
const reviewer: Actor = { kind: 'person', id: 'p', name: 'p', role: 'reviewer', projects: new Map() };

async function* endless(signal: AbortSignal) {
  yield <p>here</p>;
  await wait(60_000, undefined, { signal }).catch(() => {});
}

const plugin: Plugin = {
  name: 'tests',
  pages: [
    definePage({
      method: 'GET',
      path: '/endless',
      ability: 'house.read',
      handle: (_context, { signal }) => live(endless(signal)),
    }),
  ],
};

function open(actor?: Actor) {
  const configuration = {
    ...{ origin: 'http://verso.test', uploadBytes: 1000, exchangeBytes: 1000 },
    ...{ rateLimit: 10_000, signInLimit: 10_000 },
  };
  const own = { services, plugins: [plugin], configuration, authenticate: async () => actor };
  return buildServer({ ...own, pages: openConsole(own) });
}

test('one person has only so many parts kept up to date at once, and may go on with others when they leave', async () => {
  const server = open(reviewer);
  const address = await server.listen({ port: 0, host: '127.0.0.1' });
  const listen = ({ signal }: AbortController) => fetch(`${address}/endless`, { signal });
  const [some, another] = [new AbortController(), new AbortController()];
  const streams = await Promise.all(Array.from({ length: 50 }, () => listen(some)));
  expect(streams.map(({ status }) => status)).toEqual(Array(50).fill(200));
  expect((await listen(another)).status).toBe(429);
  some.abort();
  await expect.poll(async () => (await listen(another)).status).toBe(200);
  another.abort();
  // The client keeps connections that have asked nothing yet, for which a server would wait.
  server.server.closeAllConnections();
  await server.close();
});

test('whoever is not signed in sends no more than short forms', async () => {
  const server = open();
  const send = async (path: string, bytes: number) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await server.inject({ method: 'POST', url: path, headers, payload: 'a'.repeat(bytes) });
    return answer.statusCode;
  };
  expect(await send('/display', 60_000)).toBe(403);
  expect(await send('/display', 70_000)).toBe(413);
  await server.close();
});
