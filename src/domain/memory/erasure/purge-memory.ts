import type { Context } from '#domain/context';
import { lockMemory, memoryProblem, requireMemory } from '#domain/memory/access';
import { deleteUnits } from '#domain/memory/retrieval';
import { erasureProblem } from './problems.ts';
import { deleteMemory, listAllUnits, lockWhole } from './queries.ts';

/** Units of one request, and of one statement. */
const mostUnits = 20_000;
const portion = 2_000;

/**
 * Destroys a deleted memory for good, in all projects: 20,000 units at a time, and with the last of them the memory itself.
 * Refuses with `memory-not-deleted` what can be in use, with `memory-held` what is under a legal hold.
 */
export async function purgeMemory(
  context: Context,
  projectId: string,
  memoryId: string,
  { reason, preview }: { readonly reason: string; readonly preview: boolean },
): Promise<{ units: number; isMore: boolean }> {
  await requireMemory(context, projectId, memoryId, 'project.administer');
  const memory = (await lockMemory(context.db, memoryId))!;
  if (memory.state !== 'deleted') throw erasureProblem('memory-not-deleted', { detail: memoryId });
  if (memory.legalHold !== null) throw memoryProblem('memory-held', { detail: memoryId });
  if (!preview) await lockWhole(context.db, memoryId);
  const found = await listAllUnits(context.db, memoryId, mostUnits + 1);
  const ids = found.slice(0, mostUnits);
  const isMore = found.length > mostUnits;
  if (preview) return { units: ids.length, isMore };
  for (let from = 0; from < ids.length; from += portion)
    await deleteUnits(context.db, ids.slice(from, from + portion));
  if (!isMore) await deleteMemory(context.db, memoryId);
  context.record({
    action: 'memory.purge-memory',
    subject: { kind: 'memory', id: memoryId },
    projectId,
    after: { units: ids.length, isGone: !isMore },
    reason,
  });
  return { units: ids.length, isMore };
}
