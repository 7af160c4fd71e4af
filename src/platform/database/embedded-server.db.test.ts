import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { startEmbeddedServer } from './embedded-server.ts';
import { findClosedFolder } from './postgres-account.ts';

const password = 'a password for tests';
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verso-embedded-'));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function ask(url: string): Promise<number> {
  const db = openDatabase({ url, connections: 1 });
  try {
    const { rows } = await sql<{ answer: number }>`select count(*)::int as answer from kept`.execute(db);
    return rows[0]!.answer;
  } finally {
    await db.destroy();
  }
}

test('keeps what it was told, is one at a time, and comes back when its process is killed', async () => {
  const server = await startEmbeddedServer({ folder, password });
  try {
    const db = openDatabase({ url: server.url, connections: 1 });
    await sql`create table kept as select 1 as number`.execute(db);
    await db.destroy();

    // This very process has the lock: to the second attempt it is another that lives.
    const script = `import { startEmbeddedServer } from '#platform/database';
      await startEmbeddedServer({ folder: process.argv[1], password: 'x' }).catch((error) => console.log(error.code, error.message));
      process.exit();`;
    const second = spawn(
      process.execPath,
      ['--conditions=verso-source', '--input-type=module', '-e', script, folder],
      {
        cwd: fileURLToPath(new URL('../../../', import.meta.url)),
      },
    );
    const [line] = await new Promise<string[]>((done) => {
      const lines: string[] = [];
      createInterface({ input: second.stdout }).on('line', (text) => lines.push(text));
      second.once('close', () => done(lines));
    });
    expect(line).toContain('embedded-in-use');
    expect(line).toContain(String(process.pid));

    const before = server.pid!;
    process.kill(before, 'SIGKILL');
    for (let waited = 0; (server.pid ?? before) === before && waited < 15_000; waited += 50) await wait(50);
    expect(server.pid).not.toBe(before);
    expect(await ask(server.url)).toBe(1);
  } finally {
    await server.stop();
  }
});

test('a process that was killed leaves a server behind, which the next one stops and replaces', async () => {
  const script = `import { startEmbeddedServer } from '#platform/database';
    const server = await startEmbeddedServer({ folder: process.argv[1], password: ${JSON.stringify(password)} });
    console.log(server.pid); setInterval(() => {}, 1000);`;
  const first = spawn(
    process.execPath,
    ['--conditions=verso-source', '--input-type=module', '-e', script, folder],
    {
      cwd: fileURLToPath(new URL('../../../', import.meta.url)),
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const left = Number(
    await new Promise((done) => createInterface({ input: first.stdout }).once('line', done)),
  );
  expect(left).toBeGreaterThan(0);
  first.kill('SIGKILL');
  await new Promise((done) => first.once('exit', done));
  const server = await startEmbeddedServer({ folder, password });
  try {
    expect(await ask(server.url)).toBe(1);
    expect(() => process.kill(left, 0)).toThrow();
  } finally {
    await server.stop();
  }
});

test('a folder that the database’s account cannot enter is found', async () => {
  const closed = join(folder, 'closed');
  await mkdir(join(closed, 'inner'), { recursive: true });
  await chmod(closed, 0o700);
  const stranger = { uid: 64_123, gid: 64_123 };
  expect(await findClosedFolder(join(closed, 'inner', 'data'), stranger)).toBe(closed);
  expect(await findClosedFolder(join(folder, 'data'), stranger)).toBeUndefined();
});

test.runIf(process.platform === 'linux')(
  'is given none of the secrets of the process, listens to this machine alone and asks for its password',
  async () => {
    process.env.VERSO_TEST_SECRET = 'planted-in-the-environment';
    const server = await startEmbeddedServer({ folder, password });
    try {
      const handed = await readFile(`/proc/${server.pid}/environ`, 'utf8');
      expect(handed).toContain('LC_ALL=C');
      expect(handed).not.toContain('planted');
      const { port } = new URL(server.url);
      const db = openDatabase({ url: server.url, connections: 1 });
      const { rows } = await sql`select setting from pg_settings
        where name in ('listen_addresses', 'unix_socket_directories') order by name`.execute(db);
      expect(rows).toEqual([{ setting: '127.0.0.1' }, { setting: '' }]);
      await db.destroy();
      for (const wrong of ['', ':wrong']) {
        const stranger = openDatabase({
          url: `postgres://verso${wrong}@127.0.0.1:${port}/verso`,
          connections: 1,
        });
        await expect(sql`select 1`.execute(stranger)).rejects.toThrow(/password/);
        await stranger.destroy();
      }
      expect((await stat(join(folder, 'data'))).mode & 0o777).toBe(0o700);
      // The file that initdb reads the password from.
      expect((await readdir(folder)).filter((name) => name.startsWith('data.'))).toEqual([]);
    } finally {
      delete process.env.VERSO_TEST_SECRET;
      await server.stop();
    }
  },
);
