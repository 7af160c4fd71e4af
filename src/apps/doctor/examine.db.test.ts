import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { emptyDatabase, testDatabase } from '#test/database';
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
  for (const name of ['settings', 'database', 'extensions', 'clock', 'schema', 'storage'])
    expect(stateOf(checks, name), name).toEqual(['ok']);
});

test('an empty database is to be migrated', async () => {
  const { url } = await emptyDatabase();
  const checks = await examine({ ...elsewhere, DATABASE_URL: url, VERSO_SECRET_KEY: key });
  const schema = checks.find(({ name }) => name === 'schema');
  expect(schema).toMatchObject({ state: 'fail' });
  expect(schema!.action).toContain('verso migrate');
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
