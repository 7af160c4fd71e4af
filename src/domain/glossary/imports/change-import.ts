import { type Context, requireInHouse } from '#domain/context';
import { lockImport } from './lock-import.ts';
import { lockOverdue, updateImport } from './queries.ts';
import { settleImportQueue, stageImportQueue } from './queues.ts';
import type { ConflictChoice, ImportFailure, TermImport } from './term-import.ts';

/** Days that entries wait for people, and a failed import for somebody to mend it, before they are discarded. */
const reviewDays = 90;

const endOfTime = (context: Context): Date => new Date(context.now().getTime() + reviewDays * 86_400_000);

/** Lets people decide on staged entries, for a time. */
export async function openReview(context: Context, id: string): Promise<TermImport> {
  return updateImport(context.db, id, { state: 'reviewing', expiresAt: endOfTime(context), failure: null });
}

/** Stops an import that is not committed; its entries stay to be looked at, and none becomes a concept. */
export async function discardImport(context: Context, id: string, reason?: string): Promise<TermImport> {
  const found = await lockImport(context, id, 'project.operate', ['staging', 'reviewing', 'failed']);
  const discarded = await updateImport(context.db, id, { state: 'discarded', expiresAt: null });
  noteState(context, found, 'discard-import', discarded, reason);
  return discarded;
}

/** Discards imports that nobody decided on, or nobody mended, in time; how many, at most `limit`. */
export async function discardOverdue(context: Context, limit: number): Promise<number> {
  requireInHouse(context.actor, 'house.administer');
  const overdue = await lockOverdue(context.db, context.now(), limit);
  for (const found of overdue) {
    const discarded = await updateImport(context.db, found.id, { state: 'discarded', expiresAt: null });
    noteState(context, found, 'discard-import', discarded, 'nobody decided in time');
  }
  return overdue.length;
}

/** Lets an import that failed begin again. */
export async function retryImport(context: Context, id: string): Promise<TermImport> {
  const found = await lockImport(context, id, 'project.operate', ['failed']);
  const retried = await updateImport(context.db, id, { state: 'staging', failure: null, expiresAt: null });
  await context.services.queue.send(context.db, stageImportQueue, { importId: id });
  noteState(context, found, 'retry-import', retried);
  return retried;
}

export interface CommitRequest {
  /** What becomes of entries that nobody decided on. */
  readonly rest: 'accepted' | 'rejected';
  readonly conflicts: ConflictChoice;
  readonly approval: 'draft' | 'approved';
}

/** Decides what is to become of the entries; a job makes it so in one transaction. */
export async function commitImport(
  context: Context,
  id: string,
  request: CommitRequest,
): Promise<TermImport> {
  return startCommit(context, await lockImport(context, id, 'project.operate', ['reviewing']), request);
}

export async function startCommit(
  context: Context,
  found: TermImport,
  { rest, conflicts, approval }: CommitRequest,
): Promise<TermImport> {
  const committing = await updateImport(context.db, found.id, {
    ...{ state: 'committing', rest, conflicts, approval, failure: null, expiresAt: null },
    committedBy: context.actor.kind === 'system' ? found.createdBy : context.actor.id,
  });
  await context.services.queue.send(context.db, settleImportQueue, { importId: found.id });
  noteState(context, found, 'commit-import', committing);
  return committing;
}

/** Says why an import does not go on. A commit that failed left everything as it was before. */
export async function failImport(
  context: Context,
  found: TermImport,
  failure: ImportFailure,
): Promise<TermImport> {
  const state = found.state === 'committing' && found.review ? 'reviewing' : 'failed';
  const failed = await updateImport(context.db, found.id, { state, failure, expiresAt: endOfTime(context) });
  noteState(context, found, 'fail-import', failed, failure.message);
  return failed;
}

export function noteState(
  context: Context,
  { id, projectId, glossaryId, state: before }: TermImport,
  verb: string,
  { state, rest, conflicts, approval }: TermImport,
  reason?: string,
): void {
  context.record({
    action: `glossary.${verb}`,
    subject: { kind: 'term-import', id },
    projectId,
    before: { state: before },
    after: { glossaryId, state, ...(state === 'committing' && { rest, conflicts, approval }) },
    ...(reason !== undefined && { reason }),
  });
}
