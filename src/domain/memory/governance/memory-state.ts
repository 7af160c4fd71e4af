import { sql } from 'kysely';
import type { Context } from '#domain/context';
import { type KnownMemory, lockMemory, requireMemory } from '#domain/memory/access';

/** Deactivates, deletes or restores a memory in all projects that use it: no lookup finds what is not active. Nothing is lost. */
export async function setMemoryState(
  context: Context,
  projectId: string,
  memoryId: string,
  { state, reason }: { readonly state: KnownMemory['state']; readonly reason: string },
): Promise<KnownMemory> {
  const before = await lockKnown(context, projectId, memoryId);
  await sql`update memories set state = ${state} where id = ${memoryId}`.execute(context.db);
  context.record({
    action: 'memory.set-memory-state',
    subject: { kind: 'memory', id: memoryId },
    projectId,
    before: { state: before.state },
    after: { state },
    reason,
  });
  return { ...before, state };
}

/** Lays a legal hold on a memory, or lifts it: while it lies, nothing of the memory is destroyed, by whatever means. */
export async function holdMemory(
  context: Context,
  projectId: string,
  memoryId: string,
  { held, reason }: { readonly held: boolean; readonly reason: string },
): Promise<KnownMemory> {
  const before = await lockKnown(context, projectId, memoryId);
  const legalHold = held ? reason : null;
  await sql`update memories set legal_hold = ${legalHold} where id = ${memoryId}`.execute(context.db);
  context.record({
    action: held ? 'memory.hold-memory' : 'memory.release-memory',
    subject: { kind: 'memory', id: memoryId },
    projectId,
    before: { held: before.legalHold !== null },
    after: { held },
    reason,
  });
  return { ...before, legalHold };
}

async function lockKnown(context: Context, projectId: string, memoryId: string): Promise<KnownMemory> {
  await requireMemory(context, projectId, memoryId, 'project.administer');
  return (await lockMemory(context.db, memoryId))!;
}
