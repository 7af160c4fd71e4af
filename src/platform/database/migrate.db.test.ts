import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { emptyDatabase } from '#test/database';
import { migrate, readMigrations, requireCurrentSchema } from './migrate.ts';

describe('migrate', () => {
  test('brings an empty database to the newest schema, and then has nothing to do', async () => {
    const { db } = await emptyDatabase();
    await expect(requireCurrentSchema(db)).rejects.toMatchObject({ code: 'schema-too-old' });
    const known = await readMigrations();
    expect(await migrate(db)).toEqual(known.map(({ name }) => name));
    expect(await migrate(db)).toEqual([]);
    await requireCurrentSchema(db);
  });

  test('takes each step once, however many installers come at the same time', async () => {
    const { db } = await emptyDatabase();
    const taken = await Promise.all([migrate(db), migrate(db), migrate(db), migrate(db)]);
    expect(taken.filter((steps) => steps.length > 0)).toHaveLength(1);
  });

  test('refuses a schema that a newer program made', async () => {
    const { db } = await emptyDatabase();
    await migrate(db);
    await sql`insert into schema_migrations (number, name) values (9999, 'from the future')`.execute(db);
    await expect(requireCurrentSchema(db)).rejects.toMatchObject({ code: 'schema-too-new' });
    await expect(migrate(db)).rejects.toMatchObject({ code: 'schema-too-new' });
  });
});
