import { sql } from 'kysely';
import { type Database, newId } from '#platform/database';
import { insertProject } from './runs.ts';

/** A project and a memory without units that it reads, as rows: for what looks units up or packs them. */
export async function insertReadMemory(
  db: Database,
): Promise<{ readonly projectId: string; readonly memoryId: string }> {
  const { projectId } = await insertProject(db);
  const memoryId = newId();
  await sql`insert into memories (id, name, created_at) values (${memoryId}, ${memoryId}, now())`.execute(db);
  await sql`insert into project_memories (project_id, memory_id, priority, reads)
    values (${projectId}, ${memoryId}, 0, true)`.execute(db);
  return { projectId, memoryId };
}
