import { sql } from 'kysely';
import type { Context } from '#domain/context';
import { listNames } from '#domain/identity/people';
import { findRun } from '#domain/runs/access';
import { listTargetsAt, targetProblem } from '#domain/runs/targets';
import { type Database, newId } from '#platform/database';

/** What somebody says about a segment of a run. */
export interface Comment {
  readonly id: string;
  readonly position: number;
  readonly text: string;
  readonly createdBy: string;
  /** Of the person; where there is none any more, or a program wrote it, its id. */
  readonly author: string;
  readonly createdAt: Date;
}

/** In the order they were written. */
export async function listComments(
  context: Context,
  runId: string,
  position: number,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<Comment[]> {
  await findRun(context, runId);
  const { rows } = await sql<Omit<Comment, 'author'>>`
    select id, position, text, created_by as "createdBy", created_at as "createdAt" from target_comments
    where run_id = ${runId} and position = ${position} and ${after === undefined ? sql`true` : sql`id > ${after}`}
    order by id limit ${limit}`.execute(context.db);
  const names = await listNames(
    context.db,
    rows.map(({ createdBy }) => createdBy),
  );
  return rows.map((row) => ({ ...row, author: names.get(row.createdBy) ?? row.createdBy }));
}

/** Says something about a segment. Refuses with `target-unknown` where the run has none there. */
export async function commentOn(
  context: Context,
  { runId, position, text }: { readonly runId: string; readonly position: number; readonly text: string },
): Promise<Comment> {
  const run = await findRun(context, runId, 'project.review');
  if ((await listTargetsAt(context.db, run, [position])).length === 0)
    throw targetProblem('target-unknown', { detail: `position ${position}` });
  const { actor } = context;
  const comment = { id: newId(), position, text, createdBy: actor.id, createdAt: context.now() };
  await sql`insert into target_comments (id, run_id, position, text, created_by, created_at)
    values (${comment.id}, ${runId}, ${position}, ${text}, ${actor.id}, ${comment.createdAt})`.execute(
    context.db,
  );
  context.record({
    action: 'runs.comment-on-target',
    subject: { kind: 'target', id: `${runId}/${position}` },
    projectId: run.projectId,
    after: { commentId: comment.id },
  });
  return { ...comment, author: actor.name };
}

/** Comments by position, for the positions of a page. */
export async function countComments(
  db: Database,
  runId: string,
  positions: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ position: number; count: number }>`
    select position, count(*)::integer as count from target_comments
    where run_id = ${runId} and position = any(${positions}::integer[]) group by position`.execute(db);
  return new Map(rows.map(({ position, count }) => [position, count]));
}
