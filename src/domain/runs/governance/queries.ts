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

/** Runs of a version, kept from changing until the transaction ends. */
export async function lockRunsOfVersion(
  db: Database,
  versionId: string,
): Promise<readonly { readonly id: string; readonly state: RunState }[]> {
  const { rows } = await sql<{ id: string; state: RunState }>`
    select id, state from runs where version_id = ${versionId} order by id for update`.execute(db);
  return rows;
}

/** Runs of a version, those of them that are not at their end, and their targets. */
export async function countRunsOf(
  db: Database,
  versionId: string,
): Promise<{ readonly runs: number; readonly open: number; readonly targets: number }> {
  const { rows } = await sql<{ runs: number; open: number; targets: number }>`
    select count(*)::int as runs, (count(*) filter (where state not in ('delivered', 'cancelled')))::int as open,
      (select count(*)::int from targets t join runs r on r.id = t.run_id where r.version_id = ${versionId}) as targets
    from runs where version_id = ${versionId}`.execute(db);
  return rows[0]!;
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
