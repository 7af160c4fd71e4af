import { sql } from 'kysely';
import type { Database } from '#platform/database';

/** Rows that a database of one connection has had from a table and its indexes so far. */
export async function rowsRead(db: Database, table: string): Promise<number> {
  await sql`select pg_stat_force_next_flush()`.execute(db);
  const { rows } = await sql<{ count: string }>`
    select seq_tup_read + coalesce(idx_tup_fetch, 0) as count from pg_stat_user_tables where relname = ${table}`.execute(
    db,
  );
  return Number(rows[0]!.count);
}
