import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freePort } from '#test/free-port';
import { processesWith, runVerso, startVerso } from '#test/service/verso-process';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verso-starting-'));
  // PostgreSQL runs as somebody else where this runs as root, and has to get in.
  await chmod(folder, 0o755);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const inData = (...names: string[]): string => join(folder, 'postgres', ...names);
const env = async () => ({
  VERSO_DATA: folder,
  VERSO_PORT: String(await freePort()),
  VERSO_LOG_LEVEL: 'info',
});

/** How far a start is by what can be seen of it. */
const moments: Readonly<Record<string, (logged: string) => boolean>> = {
  'makes its database': () => existsSync(inData('lock')),
  'starts its database': () => existsSync(inData('data', 'postmaster.pid')),
  'does jobs already': (logged) => logged.includes('worker started'),
};

it.each(Object.entries(moments))(
  'verso start ends well when it is stopped while it %s, its database with it',
  async (_name, isReached) => {
    const starting = await startVerso(['start'], await env(), (_printed, logged) => isReached(logged));
    await starting.stop();
    expect(processesWith(folder)).toEqual([]);
    expect(existsSync(inData('lock'))).toBe(false);
    expect(existsSync(inData('data', 'postmaster.pid'))).toBe(false);
  },
);

it.each(['web', 'worker', 'scheduler'])(
  'verso %s ends well when it is stopped while it waits for a database that is not up yet',
  async (name) => {
    let attempts = 0;
    const closed = createServer((socket) => {
      attempts += 1;
      socket.destroy();
    }).listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as { port: number };
    const settings = {
      ...(await env()),
      DATABASE_URL: `postgres://verso@127.0.0.1:${port}/verso`,
      VERSO_SECRET_KEY: 'a key for tests that is long enough',
    };
    const starting = await startVerso([name], settings, () => attempts > 0);
    // Had it gone on waiting, it would end with the refusal that there is no database.
    await starting.stop();
    closed.close();
  },
);

it('a command that is stopped leaves no database running and ends as the signal says', async () => {
  const isStarting = () => existsSync(inData('data', 'postmaster.pid'));
  const migrating = await startVerso(['migrate'], await env(), isStarting);
  await expect(migrating.stop()).rejects.toThrow('ended with 143');
  expect(processesWith(folder)).toEqual([]);
  expect(existsSync(inData('lock'))).toBe(false);
  await expect(runVerso(['migrate'], await env())).resolves.toContain('current');
});
