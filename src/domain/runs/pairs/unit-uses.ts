import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '#domain/context';

/** A target that was taken from a unit of a memory. */
export interface UnitUse {
  readonly projectId: string;
  readonly fileId: string;
  readonly runId: string;
  readonly position: number;
  readonly resultSource: string;
  readonly score: number | null;
  readonly runState: string;
  /** Where a next page goes on. */
  readonly place: string;
}

/** Run and position that a page goes on behind. */
export const useCursor = z
  .string()
  .regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:\d{1,9}$/, 'is not a cursor of this list')
  .transform((place) => ({ runId: place.slice(0, 36), position: Number(place.slice(37)) }));

/**
 * Where targets came from a unit, in the projects that the actor may see: the newest runs first, and in a run in reading
 * order. One more than asked for, where there are more.
 */
export async function listUnitUses(
  { db, actor }: Context,
  unitId: string,
  { limit, before }: { readonly limit: number; readonly before?: z.output<typeof useCursor> | undefined },
): Promise<UnitUse[]> {
  const isMine =
    actor.projects === 'all' ? sql`true` : sql`r.project_id = any(${[...actor.projects.keys()]}::uuid[])`;
  const behind = before
    ? sql`(t.run_id < ${before.runId}::uuid or (t.run_id = ${before.runId}::uuid and t.position > ${before.position}))`
    : sql`true`;
  const { rows } = await sql<Omit<UnitUse, 'place'>>`
    select r.project_id as "projectId", r.file_id as "fileId", t.run_id as "runId", t.position,
      t.result_source as "resultSource", t.score, r.state as "runState"
    from targets t join runs r on r.id = t.run_id
    where t.memory_unit is not null and t.memory_unit->>'id' = ${unitId} and ${isMine} and ${behind}
    order by t.run_id desc, t.position limit ${limit + 1}`.execute(db);
  return rows.map((row) => ({ ...row, place: `${row.runId}:${row.position}` }));
}
