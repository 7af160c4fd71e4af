import { sql } from 'kysely';
import type { RunState } from '#domain/runs/records';
import type { Database } from '#platform/database';

/** Runs of a file, kept from changing until the transaction ends. */
export async function lockRunsOfFile(
  db: Database,
  fileId: string,
): Promise<readonly { readonly id: string; readonly state: RunState }[]> {
  const { rows } = await sql<{ id: string; state: RunState }>`
    select id, state from runs where file_id = ${fileId} order by id for update`.execute(db);
  return rows;
}

/**
 * Deletes what can be read in runs: targets with their history, findings, comments, drafts, and the words of failures. States,
 * deliveries, events, what was paid and what reports add up stay. How many targets.
 */
export async function wipeRuns(db: Database, runIds: readonly string[]): Promise<number> {
  const ofRuns = sql`run_id = any(${[...runIds]}::uuid[])`;
  // First of all: targets that go while their run has segments are taken from what reports add up.
  await sql`update runs set extraction_id = null, failure = null, changes = null
    where id = any(${[...runIds]}::uuid[])`.execute(db);
  for (const table of ['target_comments', 'target_drafts', 'run_findings'])
    await sql`delete from ${sql.table(table)} where ${ofRuns}`.execute(db);
  const { numAffectedRows } = await sql`delete from targets where ${ofRuns}`.execute(db);
  await sql`delete from replacements where ${ofRuns}`.execute(db);
  return Number(numAffectedRows ?? 0);
}
