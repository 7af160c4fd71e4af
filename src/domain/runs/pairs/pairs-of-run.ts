import { sql } from 'kysely';
import { type Context, requireInProject } from '#domain/context';
import { findProject } from '#domain/projects';
import { isPlaceholderRow } from '#domain/runs/targets';

/** A run with what it takes to read its segments. */
export interface ReadableRun {
  readonly id: string;
  readonly fileId: string;
  readonly fileName: string;
  readonly extractionId: string;
  /** BCP 47 tags. */
  readonly from: string;
  readonly to: string;
}

/** A segment of a run as plain text, with its target; null where it has none yet. */
export interface PlainPair {
  readonly position: number;
  readonly source: string;
  readonly target: string | null;
}

/** The plain text of a target `t`, if it is one: what only stands for a missing one is none. */
const translated = sql`case when not ${isPlaceholderRow} then t.plain end`;

/** Runs of a project that have segments, newest first, from one of them on; at most `limit`. */
export async function listReadableRuns(
  context: Context,
  projectId: string,
  { from, limit }: { readonly from: string | undefined; readonly limit: number },
): Promise<ReadableRun[]> {
  requireInProject(context.actor, 'project.read', projectId);
  await findProject(context, projectId);
  const { rows } = await sql<ReadableRun>`
    select runs.id, file_id as "fileId", files.name as "fileName", extraction_id as "extractionId",
      runs.source_language as "from", target_language as "to"
    from runs join files on files.id = file_id
    where runs.project_id = ${projectId} and extraction_id is not null
      and ${from === undefined ? sql`true` : sql`runs.id <= ${from}::uuid`}
    order by runs.id desc limit ${limit}`.execute(context.db);
  return rows;
}

/** Segments of a run behind a position, in reading order; at most `limit`. */
export async function listPlainPairs(
  { db }: Context,
  { id, extractionId }: ReadableRun,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<PlainPair[]> {
  const { rows } = await sql<PlainPair>`
    select s.position, s.plain as source,
      ${translated} as target
    from segments s left join targets t on t.run_id = ${id} and t.position = s.position
    where s.extraction_id = ${extractionId} and s.position > ${after}
    order by s.position limit ${limit}`.execute(db);
  return rows;
}

/** A segment of a run, by the run and its position. */
export interface PairPlace {
  readonly runId: string;
  readonly position: number;
}

/** Segments of runs of a project at places, each once; those that are gone are left out. */
export async function listPairsAt(
  context: Context,
  projectId: string,
  places: readonly PairPlace[],
): Promise<(PairPlace & PlainPair)[]> {
  requireInProject(context.actor, 'project.read', projectId);
  if (places.length === 0) return [];
  const { rows } = await sql<PairPlace & PlainPair>`
    select asked."runId", s.position, s.plain as source, ${translated} as target
    from (select distinct * from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
      as place ("runId" uuid, position integer)) as asked
    join runs on runs.id = asked."runId" and runs.project_id = ${projectId}
    join segments s on s.extraction_id = runs.extraction_id and s.position = asked.position
    left join targets t on t.run_id = runs.id and t.position = s.position`.execute(context.db);
  return rows;
}
