import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadConfiguration, unknownVariables } from './configuration.ts';
import { readSecretKey } from './secret-key.ts';
import { settings } from './settings.ts';

const key = 'k'.repeat(32);

test('nothing has to be set: Verso runs its own database on this machine', () => {
  const configuration = loadConfiguration({});
  expect(configuration).toMatchObject({
    isEmbedded: true,
    storage: 'files',
    port: 8080,
    origin: 'http://localhost:8080',
    workerRoles: ['documents', 'translation', 'upkeep'],
    trustProxy: [],
  });
  expect(configuration.storageFolder).toMatch(/\.verso\/storage$/);
});

test('all faults are told at once, with the name of the setting and never its value', () => {
  const env = {
    DATABASE_URL: 'mysql://root:hunter2@db/x',
    VERSO_PORT: 'eighty',
    VERSO_QUEUES: 'documents,typing',
    VERSO_STORAGE: 's3',
    VERSO_HEARTBEAT_SECONDS: '3',
  };
  try {
    loadConfiguration(env);
    expect.unreachable();
  } catch (error) {
    const { code, message, facts } = error as { code: string; message: string; facts: { faults: object[] } };
    expect(code).toBe('configuration-invalid');
    for (const name of [
      ...Object.keys(env).filter((name) => name !== 'VERSO_STORAGE'),
      'VERSO_SECRET_KEY',
      'VERSO_S3_BUCKET',
    ])
      expect(message).toContain(name);
    expect(message).not.toContain('hunter2');
    expect(facts.faults).toHaveLength(6);
  }
});

test('with a database of one’s own the secret key is one’s own too', () => {
  const url = 'postgres://verso@db/verso';
  expect(() => loadConfiguration({ DATABASE_URL: url })).toThrow('VERSO_SECRET_KEY');
  expect(loadConfiguration({ DATABASE_URL: url, VERSO_SECRET_KEY: key })).toMatchObject({
    isEmbedded: false,
    secretKey: key,
  });
});

test('an empty variable is one that is not set', () => {
  expect(loadConfiguration({ VERSO_PORT: '', DATABASE_URL: '' }).port).toBe(8080);
});

test('misspelt variables are found', () => {
  expect(unknownVariables({ VERSO_PROT: '1', VERSO_PORT: '2', VERSO_DEBUG: '1', PATH: '/' })).toEqual([
    'VERSO_PROT',
  ]);
});

test('the secret key is made once and closed to others', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'verso-secret-'));
  const configuration = loadConfiguration({ VERSO_DATA: join(folder, 'data') });
  const keys = await Promise.all([readSecretKey(configuration), readSecretKey(configuration)]);
  expect(keys[0]).toHaveLength(44);
  expect(await readSecretKey(configuration)).toBe(keys[0]);
  expect((await stat(join(folder, 'data', 'secret'))).mode & 0o777).toBe(0o600);
  await rm(folder, { recursive: true });
});

test('every setting is documented', async () => {
  const page = await readFile(new URL('../../../docs/setup-and-configuration.md', import.meta.url), 'utf8');
  const missing = Object.values(settings).filter(
    ({ variable, meaning }) => !page.includes(`| \`${variable}\` |`) || !page.includes(meaning),
  );
  expect(missing.map(({ variable }) => variable)).toEqual([]);
});
