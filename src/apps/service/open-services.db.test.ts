import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { loadConfiguration } from '#platform/config';
import { emptyDatabase, testDatabase } from '#test/database';
import { migrateDatabase, requireMigrated } from './migrate-database.ts';
import { openServices } from './open-services.ts';

const settings = (url: string) =>
  loadConfiguration({ DATABASE_URL: url, VERSO_SECRET_KEY: 'k'.repeat(32), VERSO_LOG_LEVEL: 'silent' });

test('migrating brings an empty database to where a process starts, and then does nothing', async () => {
  const { db, url } = await emptyDatabase();
  const steps = await Promise.all([migrateDatabase(db, url), migrateDatabase(db, url)]);
  expect(steps.flat().length).toBeGreaterThan(0);
  await requireMigrated(db);
  expect(await migrateDatabase(db, url)).toEqual([]);
});

test('a process never migrates: it refuses a schema that is missing, too old or too new', async () => {
  const empty = await emptyDatabase();
  const refused = (url: string) => openServices(settings(url), { name: 'test' });
  await expect(refused(empty.url)).rejects.toMatchObject({ code: 'schema-too-old' });
  const { db, url } = await testDatabase();
  await sql`update queue.version set version = version - 1`.execute(db);
  await expect(refused(url)).rejects.toMatchObject({ code: 'queue-schema-too-old' });
  await sql`update queue.version set version = version + 2`.execute(db);
  await expect(refused(url)).rejects.toMatchObject({ code: 'queue-schema-too-new' });
  await expect(migrateDatabase(db, url)).rejects.toMatchObject({ code: 'queue-schema-too-new' });
  await sql`insert into schema_migrations (number, name) values (9999, 'x')`.execute(db);
  await expect(refused(url)).rejects.toMatchObject({ code: 'schema-too-new' });
});

test('a database that cannot be reached is refused with what to do, without its password', async () => {
  const opened = openServices(settings('postgres://verso:hunter2@127.0.0.1:1/x'), { name: 'test' });
  await expect(opened).rejects.toMatchObject({ code: 'database-unreachable' });
  await expect(opened).rejects.not.toThrow('hunter2');
});
