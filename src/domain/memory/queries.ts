import { sql } from 'kysely';
import { type Database, newId } from '#platform/database';

/** A translation memory as a project sees it. */
export interface AttachedMemory {
  readonly id: string;
  readonly name: string;
  /** Higher first. */
  readonly priority: number;
  /** Whether lookups of the project look into it. */
  readonly reads: boolean;
  /** What becomes of targets of delivered runs of the project: candidates for people, units at once, or nothing. */
  readonly learns: 'off' | 'candidates' | 'directly';
  /** Nothing is found in a memory that is not active, in whichever project. */
  readonly state: 'active' | 'inactive' | 'deleted';
  /** Why nothing of it may be destroyed; null where it may. */
  readonly legalHold: string | null;
}

/** How a project uses a memory. */
export type MemoryUse = Pick<AttachedMemory, 'priority' | 'reads' | 'learns'>;

/** Undefined where the name is taken. */
export async function insertMemory(db: Database, name: string, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into memories (id, name, created_at) values (${newId()}, ${name}, ${now})
    on conflict (name) do nothing returning id`.execute(db);
  return rows[0]?.id;
}

export async function attachMemoryRow(
  db: Database,
  projectId: string,
  { id, priority, reads, learns }: MemoryUse & { readonly id: string },
): Promise<void> {
  await sql`
    insert into project_memories (project_id, memory_id, priority, reads, learns)
    values (${projectId}, ${id}, ${priority}, ${reads}, ${learns})
    on conflict (project_id, memory_id) do update set priority = excluded.priority, reads = excluded.reads,
      learns = excluded.learns`.execute(db);
}

/** Memories of a project, the most important first. */
export async function listAttached(
  db: Database,
  projectId: string,
  { deleted = false } = {},
): Promise<AttachedMemory[]> {
  const { rows } = await sql<AttachedMemory>`
    select memories.id, memories.name, priority, reads, learns, state, legal_hold as "legalHold"
    from project_memories join memories on memories.id = memory_id
    where project_id = ${projectId} and (state <> 'deleted' or ${deleted}) order by priority desc, memories.id`.execute(
    db,
  );
  return rows;
}

export async function detachMemoryRow(db: Database, projectId: string, memoryId: string): Promise<void> {
  await sql`delete from project_memories where project_id = ${projectId} and memory_id = ${memoryId}`.execute(
    db,
  );
}
