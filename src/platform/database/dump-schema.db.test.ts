import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { emptyDatabase } from '#test/database';
import { hasPostgres15, startPostgres15 } from '#test/postgres-15';
import { openDatabase } from './database.ts';
import { dumpSchema } from './dump-schema.ts';
import { migrate } from './migrate.ts';

const kept = () => readFile(new URL('../../../schema.sql', import.meta.url), 'utf8');

test('schema.sql is what the migrations make of an empty database (scripts/dump-schema.ts writes it)', async () => {
  const { db } = await emptyDatabase();
  await migrate(db);
  expect(await dumpSchema(db)).toBe(await kept());
});

test.skipIf(!hasPostgres15)(
  'PostgreSQL 15 comes to the same schema (needs Debian’s postgresql-15)',
  async () => {
    const server = await startPostgres15();
    const db = openDatabase({ url: server.url, connections: 1 });
    try {
      await migrate(db);
      expect(await dumpSchema(db)).toBe(await kept());
    } finally {
      await db.destroy();
      await server.stop();
    }
  },
);
