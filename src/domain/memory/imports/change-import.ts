import type { Context } from '#domain/context';
import { refuseDeleted, requireMemory } from '#domain/memory/access';
import { lockImport } from './lock-import.ts';
import type { ConflictChoice, ImportFailure, MemoryImport } from './memory-import.ts';
import { updateImport } from './queries.ts';
import { settleImportQueue, stageImportQueue } from './queues.ts';

/** Days that an import waits for people before it is discarded. */
const reviewDays = 90;

function daysFrom(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 86_400_000);
}

/** Lets people decide on staged candidates, for a time. */
export async function openReview(context: Context, id: string): Promise<MemoryImport> {
  const expiresAt = daysFrom(context.now(), reviewDays);
  return updateImport(context.db, id, { state: 'reviewing', expiresAt, failure: null });
}

/** Stops an import that is being read or reviewed: none of its candidates ever becomes a unit. */
export async function discardImport(context: Context, id: string, reason?: string): Promise<MemoryImport> {
  const found = await lockImport(context, id, 'project.operate', ['staging', 'reviewing', 'failed']);
  const discarded = await updateImport(context.db, id, { state: 'discarded', expiresAt: null });
  noteState(context, found, 'discard-import', discarded, reason);
  return discarded;
}

/** Lets an import that failed go on where it stopped. */
export async function retryImport(context: Context, id: string): Promise<MemoryImport> {
  const found = await lockImport(context, id, 'project.operate', ['failed']);
  await requireOpenMemory(context, found);
  const retried = await updateImport(context.db, id, { state: 'staging', failure: null, expiresAt: null });
  await context.services.queue.send(context.db, stageImportQueue, { importId: id });
  noteState(context, found, 'retry-import', retried);
  return retried;
}

export interface CommitRequest {
  /** What becomes of candidates that nobody decided on. */
  readonly rest: 'accepted' | 'rejected';
  readonly conflicts: ConflictChoice;
}

/** Decides what is to become of the candidates; a job makes it so in one transaction. */
export async function commitImport(
  context: Context,
  id: string,
  { rest, conflicts }: CommitRequest,
): Promise<MemoryImport> {
  const found = await lockImport(context, id, 'project.operate', ['reviewing']);
  await requireOpenMemory(context, found);
  return startCommit(context, found, { rest, conflicts });
}

async function requireOpenMemory(context: Context, { projectId, memoryId }: MemoryImport): Promise<void> {
  refuseDeleted(await requireMemory(context, projectId, memoryId, 'project.operate'));
}

export async function startCommit(
  context: Context,
  found: MemoryImport,
  { rest, conflicts }: CommitRequest,
): Promise<MemoryImport> {
  const committing = await updateImport(context.db, found.id, {
    ...{ state: 'committing', rest, conflicts, failure: null, expiresAt: null },
    committedBy: context.actor.kind === 'system' ? found.createdBy : context.actor.id,
  });
  await context.services.queue.send(context.db, settleImportQueue, { importId: found.id });
  noteState(context, found, 'commit-import', committing);
  return committing;
}

/** Says why an import does not go on. */
export async function failImport(
  context: Context,
  found: MemoryImport,
  failure: ImportFailure,
): Promise<MemoryImport> {
  const expiresAt = daysFrom(context.now(), reviewDays);
  const state = stateAfterFailure(found);
  const failed = await updateImport(context.db, found.id, { state, failure, expiresAt });
  noteState(context, found, 'fail-import', failed, failure.message);
  return failed;
}

/** A commit that failed left everything as it was before. */
function stateAfterFailure({ state, review }: MemoryImport): MemoryImport['state'] {
  return state === 'committing' && review ? 'reviewing' : 'failed';
}

export function noteState(
  context: Context,
  { id, projectId, memoryId, state: before }: MemoryImport,
  verb: string,
  { state, rest, conflicts }: MemoryImport,
  reason?: string,
): void {
  context.record({
    action: `memory.${verb}`,
    subject: { kind: 'import', id },
    projectId,
    before: { state: before },
    after: { memoryId, state, ...(state === 'committing' && { rest, conflicts }) },
    ...(reason !== undefined && { reason }),
  });
}
