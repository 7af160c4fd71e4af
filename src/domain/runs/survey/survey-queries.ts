import { sql } from 'kysely';
import type { RunFailure, RunStage, RunState } from '#domain/runs/records';
import { inReach, type Reach } from '#domain/runs/reports';
import type { Database } from '#platform/database';

/** A run as lists of work show it. */
export interface WorkRow {
  readonly id: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly versionNumber: number;
  readonly targetLanguage: string;
  readonly state: RunState;
  readonly stage: RunStage;
  readonly segmentsTotal: number;
  readonly segmentsDone: number;
  readonly failure: RunFailure | null;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Runs nobody has to think about any more are in no partial index. */
const isOpen = sql`r.state not in ('delivered', 'cancelled')`;

/** A run that was begun again, or whose file has a newer one into the same language, asks for nothing. */
const isNewest = sql`not exists (select from runs later where later.file_id = r.file_id
  and later.target_language = r.target_language and later.id > r.id)`;

interface Stretch {
  readonly limit: number;
  /** Id of the run before. */
  readonly before?: string | undefined;
}

/** Newest first. */
export async function listWork(
  db: Database,
  reach: Reach,
  states: readonly RunState[],
  { limit, before }: Stretch,
): Promise<WorkRow[]> {
  const isTrouble = states.includes('failed');
  const { rows } = await sql<WorkRow>`
    select r.id, r.project_id as "projectId", p.name as "projectName", r.file_id as "fileId", f.name as "fileName",
      v.number as "versionNumber", r.target_language as "targetLanguage", r.state, r.stage,
      r.segments_total as "segmentsTotal", r.segments_done as "segmentsDone", r.failure, r.revision,
      r.created_at as "createdAt", r.updated_at as "updatedAt"
    from runs r join projects p on p.id = r.project_id join files f on f.id = r.file_id
    join versions v on v.id = r.version_id
    where ${isOpen} and r.state = any(${states}::text[]) and ${inReach(reach, sql`r.project_id`)}
      and p.archived_at is null and ${isTrouble ? isNewest : sql`true`}
      and ${before === undefined ? sql`true` : sql`r.id < ${before}::uuid`}
    order by r.id desc limit ${limit}`.execute(db);
  return rows;
}

/** How many runs there are in each state that is not an end. */
export async function countOpenRuns(db: Database, reach: Reach): Promise<Partial<Record<RunState, number>>> {
  const { rows } = await sql<{ state: RunState; runs: number }>`
    select r.state, count(*)::integer as runs from runs r join projects p on p.id = r.project_id
    where ${isOpen} and ${inReach(reach, sql`r.project_id`)} and p.archived_at is null
      and (r.state not in ('failed', 'blocked') or ${isNewest})
    group by r.state`.execute(db);
  return Object.fromEntries(rows.map(({ state, runs }) => [state, runs]));
}
