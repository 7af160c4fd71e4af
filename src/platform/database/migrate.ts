import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { databaseProblem } from './problems.ts';

const folder = new URL('../../../migrations/', import.meta.url);
/** Any number, the same for every installer. */
const installerLock = 7_265_310_421;

/** One step of the schema, forward only: `NNNN_<room>_<what>.sql`. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** The steps this program knows, in order. */
export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(fileURLToPath(folder))).filter((name) => /^\d{4}_.+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => ({
      number: Number(name.slice(0, 4)),
      name,
      sql: await readFile(new URL(name, folder), 'utf8'),
    })),
  );
}

/**
 * Brings a database to the newest schema, or to migration `until`; each step in a transaction of its own. Installers at
 * the same time wait for one another. Resolves with the names of the steps taken.
 */
export async function migrate(db: Database, { until = Number.POSITIVE_INFINITY } = {}): Promise<string[]> {
  const known = await readMigrations();
  return db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${installerLock})`.execute(connection);
    try {
      await sql`create table if not exists schema_migrations (
        number integer primary key, name text not null, applied_at timestamptz not null default now())`.execute(
        connection,
      );
      const applied = await lastMigration(connection);
      refuseNewer(applied, known);
      const missing = known.filter(({ number }) => number > applied && number <= until);
      for (const step of missing) await take(connection, step);
      return missing.map(({ name }) => name);
    } finally {
      await sql`select pg_advisory_unlock(${installerLock})`.execute(connection);
    }
  });
}

async function take(db: Database, { number, name, sql: text }: Migration): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql.raw(text).execute(transaction);
    await sql`insert into schema_migrations (number, name) values (${number}, ${name})`.execute(transaction);
  });
}

/** Refuses a schema that is older or newer than this program: `schema-too-old`, `schema-too-new`. */
export async function requireCurrentSchema(db: Database): Promise<void> {
  const known = await readMigrations();
  const applied = await lastMigration(db);
  refuseNewer(applied, known);
  const newest = known.at(-1)!.number;
  if (applied < newest)
    throw databaseProblem('schema-too-old', { detail: `it is at ${applied}, not at ${newest}` });
}

function refuseNewer(applied: number, known: readonly Migration[]): void {
  const newest = known.at(-1)!.number;
  if (applied > newest)
    throw databaseProblem('schema-too-new', { detail: `it is at ${applied}, this program knows ${newest}` });
}

async function lastMigration(db: Database): Promise<number> {
  const { rows: tables } = await sql<{ present: boolean }>`
    select to_regclass('schema_migrations') is not null as present`.execute(db);
  if (!tables[0]!.present) return 0;
  const { rows } = await sql<{
    last: number | null;
  }>`select max(number) as last from schema_migrations`.execute(db);
  return rows[0]!.last ?? 0;
}
