import { sql } from 'kysely';
import type { Database } from '#platform/database';

/** Runs of all versions of a file. Rights are for the caller to see to. */
export async function listRunsOfFile(db: Database, fileId: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string;
  }>`select id from runs where file_id = ${fileId} order by id`.execute(db);
  return rows.map(({ id }) => id);
}
