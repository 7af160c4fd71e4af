import { sql } from 'kysely';
import { type Context, type ProjectAbility, requireInProject } from '#domain/context';
import { requireProjectRow } from '#domain/projects';
import type { Database } from '#platform/database';
import { memoryProblem } from './problems.ts';

/** A memory that a project uses. */
export interface KnownMemory {
  readonly id: string;
  readonly name: string;
  readonly state: 'active' | 'inactive' | 'deleted';
  /** Why nothing of it may be purged; null where it may. */
  readonly legalHold: string | null;
}

/**
 * A memory for whoever may do this in a project that uses it. Refuses with `project-unknown` whoever is no member, with
 * `memory-unknown` where the project does not use it.
 */
export async function requireMemory(
  context: Context,
  projectId: string,
  memoryId: string,
  ability: ProjectAbility,
): Promise<KnownMemory> {
  requireInProject(context.actor, ability, projectId);
  await requireProjectRow(context, projectId);
  const { rows } = await sql<KnownMemory>`
    select id, name, state, legal_hold as "legalHold" from memories
    where id = ${memoryId} and exists (
      select from project_memories where project_id = ${projectId} and memory_id = memories.id)`.execute(
    context.db,
  );
  if (!rows[0]) throw memoryProblem('memory-unknown', { detail: memoryId });
  return rows[0];
}

/** Whether a project uses a memory. */
export async function usesMemory(db: Database, projectId: string, memoryId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from project_memories where project_id = ${projectId} and memory_id = ${memoryId}`.execute(db);
  return rows.length > 0;
}

/** Refuses with `memory-deleted` what would add to a deleted memory. */
export function refuseDeleted({ id, state }: Pick<KnownMemory, 'id' | 'state'>): void {
  if (state === 'deleted') throw memoryProblem('memory-deleted', { detail: id });
}

/** Keeps what a memory has from being committed or undone until the transaction ends, beside others who do the same. */
export async function shareMemory(db: Database, id: string): Promise<void> {
  await sql`select from memories where id = ${id} for share`.execute(db);
}

/**
 * Makes those who add to a memory wait for one another, so that none adds what another adds. Undefined where there is no
 * such memory.
 */
export async function lockMemory(db: Database, id: string): Promise<KnownMemory | undefined> {
  const { rows } = await sql<KnownMemory>`
    select id, name, state, legal_hold as "legalHold" from memories where id = ${id} for no key update`.execute(
    db,
  );
  return rows[0];
}
