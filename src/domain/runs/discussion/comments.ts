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

/** Milliseconds for which the same words of the same person, right behind one another, are the same comment. */
const sameComment = 3_600_000;

/**
 * Says something about a segment. What its last comment says already, of the same person within the hour, is that comment:
 * it is sent anew where its answer got lost. Refuses with `target-unknown` where the run has none there.
 */
export async function commentOn(
  context: Context,
  { runId, position, text }: { readonly runId: string; readonly position: number; readonly text: string },
): Promise<Comment> {
  const run = await findRun(context, runId, 'project.review');
  if ((await listTargetsAt(context.db, run, [position])).length === 0)
    throw targetProblem('target-unknown', { detail: `position ${position}` });
  const { actor } = context;
  const last = await lastComment(context.db, runId, position);
  const isSame = last?.text === text && last.createdBy === actor.id;
  if (isSame && context.now().getTime() - last.createdAt.getTime() < sameComment)
    return { ...last, author: actor.name };
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

/** Nobody else says anything about the segment until the transaction has ended. */
async function lastComment(
  db: Database,
  runId: string,
  position: number,
): Promise<Omit<Comment, 'author'> | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`comment:${runId}/${position}`}, 0))`.execute(db);
  const { rows } = await sql<Omit<Comment, 'author'>>`
    select id, position, text, created_by as "createdBy", created_at as "createdAt" from target_comments
    where run_id = ${runId} and position = ${position} order by id desc limit 1`.execute(db);
  return rows[0];
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
