import { sql } from 'kysely';
import type { RunFailure, RunStage, RunState } from '#domain/runs/records';
import { isPlaceholderRow } from '#domain/runs/targets';
import type { Database } from '#platform/database';

export interface RunRow {
  readonly id: string;
  readonly versionId: string;
  readonly extractionId: string | null;
  readonly targetLanguage: string;
  readonly state: RunState;
  readonly stage: RunStage;
  readonly segmentsDone: number;
  /** Of its extraction; 0 where it has none yet. */
  readonly extracted: number;
  readonly failure: RunFailure | null;
  readonly previousRunId: string | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** The newest runs of each version, newest first. */
export async function listRunsOfVersions(
  db: Database,
  versionIds: readonly string[],
  most: number,
): Promise<RunRow[]> {
  const { rows } = await sql<RunRow>`
    select r.id, r.version_id as "versionId", r.extraction_id as "extractionId", r.target_language as "targetLanguage",
      r.state, r.stage, r.segments_done as "segmentsDone", coalesce(e.segment_count, 0) as extracted, r.failure,
      r.previous_run_id as "previousRunId", r.created_at as "createdAt", r.finished_at as "finishedAt"
    from unnest(${[...versionIds]}::uuid[]) as version (id)
    cross join lateral (select * from runs where version_id = version.id order by id desc limit ${most}) as r
    left join extractions e on e.id = r.extraction_id
    order by r.id desc`.execute(db);
  return rows;
}

export async function countRunsOfVersions(
  db: Database,
  versionIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ versionId: string; runs: number }>`
    select version_id as "versionId", count(*)::integer as runs from runs
    where version_id = any(${[...versionIds]}::uuid[]) group by 1`.execute(db);
  return new Map(rows.map(({ versionId, runs }) => [versionId, runs]));
}

export interface TargetCounts {
  readonly runId: string;
  readonly translated: number;
  readonly reviewRequired: number;
  readonly approved: number;
}

export async function countTargetsOfRuns(db: Database, runIds: readonly string[]): Promise<TargetCounts[]> {
  const { rows } = await sql<TargetCounts>`
    select run_id as "runId", (count(*) filter (where not ${isPlaceholderRow}))::integer as translated,
      (count(*) filter (where review_status in ('required', 'in_review', 'rejected')))::integer as "reviewRequired",
      (count(*) filter (where review_status = 'approved'))::integer as approved
    from targets t where run_id = any(${[...runIds]}::uuid[]) group by 1`.execute(db);
  return rows;
}

/** The same from what the delivery wrote down: targets of delivered runs change no more. */
export async function readReportedCounts(db: Database, runIds: readonly string[]): Promise<TargetCounts[]> {
  const { rows } = await sql<TargetCounts>`
    select id as "runId", (report->'segments'->>'translated')::integer as translated,
      coalesce((report->'review'->>'required')::integer, 0) + coalesce((report->'review'->>'in_review')::integer, 0)
        + coalesce((report->'review'->>'rejected')::integer, 0) as "reviewRequired",
      coalesce((report->'review'->>'approved')::integer, 0) as approved
    from runs where id = any(${[...runIds]}::uuid[]) and report ? 'review' and report->'segments' ? 'translated'`.execute(
    db,
  );
  return rows;
}

export interface FileStateRow {
  readonly fileId: string;
  readonly versions: number;
  readonly lastVersion: { readonly number: number; readonly name: string; readonly createdAt: string };
  /** The newest run of each language, by language. */
  readonly runs: readonly {
    readonly id: string;
    readonly targetLanguage: string;
    readonly state: RunState;
  }[];
}

export async function listFileStates(db: Database, fileIds: readonly string[]): Promise<FileStateRow[]> {
  const { rows } = await sql<FileStateRow>`
    select file.id as "fileId", (select count(*)::integer from versions where file_id = file.id) as versions,
      (select jsonb_build_object('number', number, 'name', name, 'createdAt', created_at) from versions
        where file_id = file.id order by deleted_at is not null, number desc limit 1) as "lastVersion",
      (select coalesce(jsonb_agg(newest order by newest."targetLanguage"), '[]') from (
        select distinct on (target_language) id, target_language as "targetLanguage", state from runs
        where file_id = file.id order by target_language, id desc) as newest) as runs
    from unnest(${[...fileIds]}::uuid[]) as file (id)`.execute(db);
  return rows;
}
