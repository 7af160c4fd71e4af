import { transact } from '#domain/audit';
import { type Context, type Services, systemActor } from '#domain/context';
import { lockMemory, memoryProblem, refuseDeleted, usesMemory } from '#domain/memory/access';
import { packImport } from '#domain/memory/import-packing';
import { packQueue } from '#domain/memory/packing';
import { indexWordsQueue } from '#domain/memory/words';
import { Problem } from '#platform/problems';
import { failImport } from './change-import.ts';
import type { ImportFailure, MemoryImport } from './memory-import.ts';
import { importProblem } from './problems.ts';
import { findImportRow, lockImportRow, updateImport } from './queries.ts';
import { settleImportQueue, stageImportQueue } from './queues.ts';
import { rejectDuplicates, resolveConflicts } from './settle-units.ts';

/**
 * Commits an import in one transaction, after packing what finds its units: before it none of its units is live, afterwards all
 * that are accepted are. Does nothing where it is not to be committed.
 */
export async function settleImport(services: Services, importId: string): Promise<void> {
  const known = await findImportRow(services.db, importId);
  if (!known) return;
  try {
    await packImport(services.db, importId);
    await transact(services, systemActor(settleImportQueue.name), async (context) => {
      const memory = await lockMemory(context.db, known.memoryId);
      const found = await lockImportRow(context.db, importId);
      if (!memory || found?.state !== 'committing') return;
      refuseDeleted(memory);
      await refuseUnused(context, found);
      await commit(context, found);
    });
  } catch (error) {
    // What was refused would be refused again.
    if (!(error instanceof Problem)) throw error;
    await failImportOf(services, importId, failureOf(error));
  }
}

/** What was begun while the project used the memory may no longer be meant for whoever uses it now. */
async function refuseUnused({ db }: Context, { projectId, memoryId }: MemoryImport): Promise<void> {
  if (!(await usesMemory(db, projectId, memoryId)))
    throw memoryProblem('memory-unknown', { detail: memoryId });
}

async function commit(context: Context, found: MemoryImport): Promise<void> {
  const duplicates = await rejectDuplicates(context, found);
  const conflicts = await resolveConflicts(context, found);
  await updateImport(context.db, found.id, {
    ...{ state: 'committed', committedAt: context.now() },
    account: { ...found.account, reliesOn: addAll(found.account.reliesOn, duplicates.by, conflicts.by) },
  });
  const { queue } = context.services;
  await queue.send(context.db, indexWordsQueue, { importId: found.id });
  await queue.send(context.db, packQueue, {}, { singletonKey: 'import' });
  context.record({
    action: 'memory.settle-import',
    subject: { kind: 'import', id: found.id },
    projectId: found.projectId,
    after: {
      ...{ state: 'committed', duplicates: duplicates.count },
      ...{ replaced: conflicts.replaced, kept: conflicts.kept },
    },
  });
}

function addAll(...counts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const each of counts)
    for (const [key, count] of Object.entries(each)) sum[key] = (sum[key] ?? 0) + count;
  return sum;
}

export function failureOf({ code, message, action }: Problem): ImportFailure {
  return { code, message, action };
}

/** Says why an import does not go on, in a transaction of its own; not where it was stopped meanwhile. */
export async function failImportOf(
  services: Services,
  importId: string,
  failure: ImportFailure,
): Promise<void> {
  await transact(services, systemActor(stageImportQueue.name), async (context) => {
    const found = await lockImportRow(context.db, importId);
    if (found && ['staging', 'committing'].includes(found.state)) await failImport(context, found, failure);
  });
}

/** Makes a job that used up its attempts visible in its import. */
export async function giveUpImport(services: Services, importId: string, reason: string): Promise<void> {
  await failImportOf(services, importId, failureOf(importProblem('import-gave-up', { detail: reason })));
}
