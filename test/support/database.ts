import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, inject } from 'vitest';
import { type Database, openDatabase } from '#platform/database';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of a server that every test file uses; its database `verso` is migrated and serves as template. */
    databaseServer: string;
  }
}

/** A database of its own for a test file, copied from the migrated template; dropped after the file. */
export async function testDatabase(): Promise<{ readonly db: Database; readonly url: string }> {
  const server = inject('databaseServer');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const administration = openDatabase({ url: withDatabase(server, 'postgres'), connections: 1 });
  await sql.raw(`create database ${name} template verso strategy file_copy`).execute(administration);
  const url = withDatabase(server, name);
  const db = openDatabase({ url, connections: 8 });
  afterAll(async () => {
    await db.destroy();
    await sql.raw(`drop database if exists ${name} with (force)`).execute(administration);
    await administration.destroy();
  });
  return { db, url };
}

/** An empty database of the server, without any schema. */
export async function emptyDatabase(): Promise<{ readonly db: Database; readonly url: string }> {
  const server = inject('databaseServer');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const administration = openDatabase({ url: withDatabase(server, 'postgres'), connections: 1 });
  await sql.raw(`create database ${name}`).execute(administration);
  const url = withDatabase(server, name);
  const db = openDatabase({ url, connections: 8 });
  afterAll(async () => {
    await db.destroy();
    await sql.raw(`drop database if exists ${name} with (force)`).execute(administration);
    await administration.destroy();
  });
  return { db, url };
}

function withDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}

/** Tables of which a row holds a text, whatever the column. */
export async function listTablesWith(db: Database, text: string): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(db);
  const holding: string[] = [];
  for (const { name } of tables) {
    const { rows } =
      await sql`select from ${sql.table(name)} held where held::text like ${`%${text}%`} limit 1`.execute(db);
    if (rows.length > 0) holding.push(name);
  }
  return holding;
}
