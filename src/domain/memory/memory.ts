import { type Context, requireInProject } from '#domain/context';
import { lockMemory, memoryProblem } from '#domain/memory/access';
import { findProject } from '#domain/projects';
import {
  type AttachedMemory,
  attachMemoryRow,
  detachMemoryRow,
  insertMemory,
  listAttached,
  type MemoryUse,
} from './queries.ts';

/** A new memory, attached to a project. */
export async function createMemory(
  context: Context,
  projectId: string,
  input: MemoryUse & { readonly name: string },
): Promise<AttachedMemory> {
  requireInProject(context.actor, 'project.operate', projectId);
  await findProject(context, projectId);
  const id = await insertMemory(context.db, input.name, context.now());
  if (id === undefined) throw memoryProblem('memory-name-taken', { detail: input.name });
  const memory: AttachedMemory = { id, ...input, state: 'active', legalHold: null };
  await attachMemoryRow(context.db, projectId, memory);
  context.record({
    action: 'memory.create-memory',
    subject: { kind: 'memory', id },
    projectId,
    after: input,
  });
  return memory;
}

/** Deleted ones only where they are asked for. */
export async function listMemories(
  context: Context,
  projectId: string,
  options: { readonly deleted?: boolean } = {},
): Promise<AttachedMemory[]> {
  await findProject(context, projectId);
  return listAttached(context.db, projectId, options);
}

async function requireAttached(
  context: Context,
  projectId: string,
  memoryId: string,
): Promise<AttachedMemory> {
  const memory = (await listMemories(context, projectId)).find(({ id }) => id === memoryId);
  if (!memory) throw memoryProblem('memory-unknown', { detail: memoryId });
  return memory;
}

/** Lets a project use a memory that exists, or changes how it does. */
export async function attachMemory(
  context: Context,
  projectId: string,
  memoryId: string,
  how: MemoryUse,
): Promise<AttachedMemory> {
  requireInProject(context.actor, 'project.administer', projectId);
  await findProject(context, projectId);
  if (!(await lockMemory(context.db, memoryId))) throw memoryProblem('memory-unknown', { detail: memoryId });
  const before = (await listAttached(context.db, projectId)).find(({ id }) => id === memoryId);
  await attachMemoryRow(context.db, projectId, { id: memoryId, ...how });
  context.record({
    action: 'memory.attach-memory',
    subject: { kind: 'memory', id: memoryId },
    projectId,
    ...(before && { before: rolesOf(before) }),
    after: how,
  });
  return requireAttached(context, projectId, memoryId);
}

/** The memory stays, for other projects and to be attached again. */
export async function detachMemory(context: Context, projectId: string, memoryId: string): Promise<void> {
  requireInProject(context.actor, 'project.administer', projectId);
  const memory = await requireAttached(context, projectId, memoryId);
  await detachMemoryRow(context.db, projectId, memoryId);
  context.record({
    action: 'memory.detach-memory',
    subject: { kind: 'memory', id: memoryId },
    projectId,
    before: rolesOf(memory),
  });
}

function rolesOf({ priority, reads, learns }: AttachedMemory) {
  return { priority, reads, learns };
}
