import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { newId } from '#platform/database';
import { createSecrets } from '#platform/secrets';
import { emptyDatabase, testDatabase } from '#test/database';
import { startFakeDeepl } from '#test/fake-deepl';
import { insertProject } from '#test/runs';
import { examine } from './examine.ts';

const key = 'k'.repeat(32);
const elsewhere = { VERSO_DATA: join(tmpdir(), 'verso-doctor-data') };
afterAll(() => rm(elsewhere.VERSO_DATA, { recursive: true, force: true }));
const stateOf = (checks: Awaited<ReturnType<typeof examine>>, name: string) =>
  checks.filter((check) => check.name === name).map(({ state }) => state);

test('a migrated database and a folder that can be written to are well', async () => {
  const { url } = await testDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'verso-doctor-'));
  const checks = await examine({
    ...elsewhere,
    DATABASE_URL: url,
    VERSO_SECRET_KEY: key,
    VERSO_STORAGE_FOLDER: folder,
  });
  await rm(folder, { recursive: true });
  for (const name of ['settings', 'database', 'letters', 'extensions', 'clock', 'schema', 'storage'])
    expect(stateOf(checks, name), name).toEqual(['ok']);
});

test('every enabled connection is asked for a sentence in languages of its projects, without telling its key', async () => {
  const { url, db } = await testDatabase();
  const { projectId } = await insertProject(db);
  const secrets = createSecrets(key);
  const refusing = await startFakeDeepl();
  refusing.always({ status: 403, json: { message: 'sk-hidden is no good' } });
  const insert = async (
    name: string,
    settings: object,
    { project = projectId as string | null, enabled = true } = {},
  ) => {
    const id = newId();
    const secret = secrets.seal('sk-hidden', `connections:${id}`);
    await sql`insert into connections (id, project_id, name, settings, secret, enabled, created_at, updated_at)
      values (${id}, ${project}, ${name}, ${settings}, ${secret}, ${enabled}, now(), now())`.execute(db);
  };
  await insert('good', { provider: 'pseudo' });
  await insert('away', { provider: 'libretranslate', baseUrl: 'http://127.0.0.1:9' }, { project: null });
  await insert('refusing', { provider: 'deepl', baseUrl: refusing.url });
  await insert('off', { provider: 'libretranslate', baseUrl: 'http://127.0.0.1:9' }, { enabled: false });
  const env = { ...elsewhere, DATABASE_URL: url, VERSO_SECRET_KEY: key };
  const all = await examine(env);
  const found = all.filter(({ name }) => name === 'provider').map(({ state, found }) => `${state} ${found}`);
  expect(found.sort()).toEqual([
    expect.stringMatching(/^fail away: /),
    expect.stringMatching(/^fail refusing of p-.*: /),
    expect.stringMatching(/^ok good of p-.* translated en to (de|fr) in \d+ ms$/),
  ]);
  expect(JSON.stringify(all)).not.toContain('sk-hidden');
  expect(all.every(({ state, action }) => state === 'ok' || action !== undefined)).toBe(true);
  const without = await examine(env, { providers: false });
  expect(stateOf(without, 'provider')).toEqual([]);
  expect(refusing.seen).toHaveLength(1);
  await refusing.close();
}, 60_000);

test('an empty database is to be migrated', async () => {
  const { url } = await emptyDatabase();
  const checks = await examine({ ...elsewhere, DATABASE_URL: url, VERSO_SECRET_KEY: key });
  const schema = checks.find(({ name }) => name === 'schema');
  expect(schema).toMatchObject({ state: 'fail' });
  expect(schema!.action).toContain('verso migrate');
});

test('a database that does not know the letters of all scripts is told of', async () => {
  const { url, db } = await emptyDatabase();
  const plain = new URL(url);
  plain.pathname += '_plain';
  const name = plain.pathname.slice(1);
  await sql.raw(`create database ${name} template template0 locale_provider libc locale 'C'`).execute(db);
  const checks = await examine({ ...elsewhere, DATABASE_URL: plain.href, VERSO_SECRET_KEY: key });
  await sql.raw(`drop database ${name} with (force)`).execute(db);
  expect(checks.find(({ name }) => name === 'letters')).toMatchObject({
    state: 'warn',
    action: expect.stringContaining('C.UTF-8'),
  });
});

test('a database that does not answer, and settings that cannot be used, are told with what to do', async () => {
  const away = await examine({
    DATABASE_URL: 'postgres://verso:hunter2@127.0.0.1:1/x',
    VERSO_SECRET_KEY: key,
  });
  const database = away.find(({ name }) => name === 'database')!;
  expect(database.state).toBe('fail');
  expect(database.action).toContain('DATABASE_URL');
  expect(JSON.stringify(away)).not.toContain('hunter2');
  const wrong = await examine({ VERSO_PORT: 'x', VERSO_STORAGE: 's3', VERSO_PROT: '1' });
  expect(stateOf(wrong, 'settings')).toEqual(['fail', 'fail', 'warn']);
  expect(wrong.every(({ state, action }) => state === 'ok' || action !== undefined)).toBe(true);
});
