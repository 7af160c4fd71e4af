import { sql } from 'kysely';
import type { Actor } from '#domain/context';
import type { InlineItem } from '#engine/inline';
import type { Database } from '#platform/database';

/** Words that were replaced in targets of a run. */
export interface Replacement {
  readonly id: string;
  readonly find: string;
  readonly replaceWith: string;
  /** Targets that it changed. */
  readonly replaced: number;
  readonly madeBy: { readonly id: string; readonly name: string };
  readonly madeAt: Date;
  /** Null where it was not taken back. */
  readonly reversedAt: Date | null;
}

const columns = sql`id, find, replace_with as "replaceWith", replaced,
  jsonb_build_object('id', made_by, 'name', made_by_name) as "madeBy", made_at as "madeAt", reversed_at as "reversedAt"`;

export interface NewReplacement extends Pick<Replacement, 'id' | 'find' | 'replaceWith' | 'replaced'> {
  readonly runId: string;
  readonly by: Actor;
  readonly now: Date;
}

export async function insertReplacement(db: Database, made: NewReplacement): Promise<void> {
  const { id, runId, find, replaceWith, replaced, by, now } = made;
  await sql`
    insert into replacements (id, run_id, find, replace_with, replaced, made_by, made_by_name, made_at)
    values (${id}, ${runId}, ${find}, ${replaceWith}, ${replaced}, ${by.id}, ${by.name}, ${now})`.execute(db);
}

export async function findReplacement(
  db: Database,
  runId: string,
  id: string,
): Promise<Replacement | undefined> {
  const { rows } = await sql<Replacement>`
    select ${columns} from replacements where run_id = ${runId} and id = ${id}`.execute(db);
  return rows[0];
}

/** Newest first. */
export async function listReplacementRows(
  db: Database,
  runId: string,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
): Promise<Replacement[]> {
  const older = before === undefined ? sql`` : sql`and id < ${before}::uuid`;
  const { rows } = await sql<Replacement>`
    select ${columns} from replacements where run_id = ${runId} ${older} order by id desc limit ${limit}`.execute(
    db,
  );
  return rows;
}

export async function markReversed(db: Database, id: string, now: Date): Promise<void> {
  await sql`update replacements set reversed_at = ${now} where id = ${id}`.execute(db);
}

/** A target that a replacement changed, as it was before. */
export interface ReplacedTarget {
  readonly position: number;
  /** Whether it is still as the replacement left it. */
  readonly isUntouched: boolean;
  readonly items: readonly InlineItem[];
  readonly resultSource: string;
  readonly reviewStatus: string;
}

/** In reading order. */
export async function listReplaced(db: Database, runId: string, id: string): Promise<ReplacedTarget[]> {
  const { rows } = await sql<ReplacedTarget>`
    select made.position, t.revision = made.revision as "isUntouched", earlier.target as items,
      earlier.result_source as "resultSource", earlier.review_status as "reviewStatus"
    from target_changes made
      join targets t on t.run_id = made.run_id and t.position = made.position
      join target_changes earlier on earlier.run_id = made.run_id and earlier.position = made.position
        and earlier.revision = made.revision - 1
    where made.replacement_id = ${id} and made.run_id = ${runId} and not made.is_restored
    order by made.position`.execute(db);
  return rows;
}
