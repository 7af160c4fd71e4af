import { type RawBuilder, sql } from 'kysely';
import type { RunFailure, RunStage, RunState } from '#domain/runs/records';
import type { Database } from '#platform/database';

/** Of which projects; all where undefined. */
export type Reach = readonly string[] | undefined;

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

const inReach = (reach: Reach, column: RawBuilder<unknown>) =>
  reach === undefined ? sql`true` : sql`${column} = any(${reach}::uuid[])`;

/** Runs nobody has to think about any more are in no partial index. */
const isOpen = sql`r.state not in ('delivered', 'cancelled')`;

/** A run that was begun again, or whose file has a newer one into the same language, asks for nothing. */
const isNewest = sql`not exists (select from runs later where later.file_id = r.file_id
  and later.target_language = r.target_language and later.id > r.id)`;

/** Newest first. */
export async function listWork(
  db: Database,
  reach: Reach,
  states: readonly RunState[],
  limit: number,
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

export interface DayRow {
  /** As `2026-11-26`. */
  readonly day: string;
  readonly runs: number;
  readonly segments: number;
  readonly words: number;
}

/** What was delivered on each day in UTC; days without deliveries are left out. */
export async function listDeliveredDays(db: Database, reach: Reach, from: Date): Promise<DayRow[]> {
  const { rows } = await sql<DayRow>`
    select to_char(r.finished_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::integer as runs,
      sum(e.segment_count)::integer as segments, sum(e.word_count)::integer as words
    from runs r join extractions e on e.id = r.extraction_id
    where r.state = 'delivered' and r.finished_at >= ${from} and ${inReach(reach, sql`r.project_id`)}
    group by 1 order by 1`.execute(db);
  return rows;
}

export interface SpendingDayRow {
  readonly day: string;
  readonly currency: string;
  readonly price: number;
}

/** What runs paid on each day in UTC. */
export async function listSpendingDays(db: Database, reach: Reach, from: Date): Promise<SpendingDayRow[]> {
  const { rows } = await sql<SpendingDayRow>`
    select to_char(p.worked_at at time zone 'UTC', 'YYYY-MM-DD') as day, c.call->>'currency' as currency,
      sum((c.call->>'price')::numeric)::double precision as price
    from runs r join run_portions p on p.run_id = r.id and p.calls is not null
    cross join lateral jsonb_array_elements(p.calls) as c (call)
    where r.updated_at >= ${from} and p.worked_at >= ${from} and ${inReach(reach, sql`r.project_id`)}
      and c.call ? 'price' and c.call ? 'currency'
    group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}

/** Where the segments of the newest deliveries came from, by `result_source`; at most the newest 200 are added up. */
export async function countResultSources(
  db: Database,
  reach: Reach,
  from: Date,
): Promise<Record<string, number>> {
  const { rows } = await sql<{ source: string; segments: number }>`
    select entry.key as source, sum(entry.value::integer)::integer as segments
    from (select r.report->'resultSources' as sources from runs r
      where r.state = 'delivered' and r.finished_at >= ${from} and ${inReach(reach, sql`r.project_id`)}
      order by r.finished_at desc limit 200) as newest
    cross join lateral jsonb_each_text(newest.sources) as entry
    where jsonb_typeof(newest.sources) = 'object' group by 1`.execute(db);
  return Object.fromEntries(rows.map(({ source, segments }) => [source, segments]));
}
