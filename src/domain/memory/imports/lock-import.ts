import { type Context, type ProjectAbility, requireInProject } from '#domain/context';
import { lockMemory, usesMemory } from '#domain/memory/access';
import type { Database } from '#platform/database';
import type { ImportState, MemoryImport } from './memory-import.ts';
import { importProblem } from './problems.ts';
import { findImportRow, lockImportRow } from './queries.ts';

/**
 * The import, for members of its project while that uses the memory; refuses everyone else with `import-unknown`. Who may
 * see all projects sees it always.
 */
export async function requireImport(
  context: Context,
  id: string,
  ability: ProjectAbility,
  find: (db: Database, id: string) => Promise<MemoryImport | undefined> = findImportRow,
): Promise<MemoryImport> {
  const found = await find(context.db, id);
  const { projects } = context.actor;
  if (!found || (projects !== 'all' && !projects.has(found.projectId)))
    throw importProblem('import-unknown', { detail: id });
  if (projects !== 'all' && !(await usesMemory(context.db, found.projectId, found.memoryId)))
    throw importProblem('import-unknown', { detail: id });
  requireInProject(context.actor, ability, found.projectId);
  return found;
}

/** The same, kept from changing until the transaction ends, in one of some states; else `import-state`. */
export async function lockImport(
  context: Context,
  id: string,
  ability: ProjectAbility,
  states: readonly ImportState[],
): Promise<MemoryImport> {
  const found = await requireImport(context, id, ability, lockImportRow);
  requireState(found, states);
  return found;
}

/** The import with its memory, both locked in the order that everybody keeps to. */
export async function lockImportAndMemory(
  context: Context,
  id: string,
  ability: ProjectAbility,
  states: readonly ImportState[],
): Promise<MemoryImport> {
  const { memoryId } = await requireImport(context, id, ability);
  await lockMemory(context.db, memoryId);
  return lockImport(context, id, ability, states);
}

export function requireState({ state }: MemoryImport, states: readonly ImportState[]): void {
  if (!states.includes(state))
    throw importProblem('import-state', { detail: `it is ${state}`, facts: { state } });
}
