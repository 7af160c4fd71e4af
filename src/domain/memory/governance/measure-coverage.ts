import { sql } from 'kysely';
import { type Context, requireInProject } from '#domain/context';
import { isAccepted, unitsWithState } from '#domain/memory/retrieval';
import { requireProjectRow } from '#domain/projects';

/** How much of a memory people have looked at, for a language pair. */
export interface ReviewCoverage {
  readonly memoryId: string;
  readonly memory: string;
  readonly from: string;
  readonly to: string;
  /** Active units. */
  readonly units: number;
  /** Of these, units that a person accepted, edited or approved by themselves. */
  readonly reviewed: number;
  /** Of these, units that came from delivered runs. */
  readonly learned: number;
}

/** Review coverage of every memory that a project uses, the most important memory first. */
export async function measureCoverage(context: Context, projectId: string): Promise<ReviewCoverage[]> {
  requireInProject(context.actor, 'project.read', projectId);
  await requireProjectRow(context, projectId);
  const { rows } = await sql<ReviewCoverage>`
    select memory.id as "memoryId", memory.name as memory, book.source_language as "from", book.target_language as "to",
      count(*)::int as units, count(unit.reviewed_by)::int as reviewed, count(unit.run_id)::int as learned
    from ${unitsWithState} join project_memories on project_memories.memory_id = memory.id
    where project_memories.project_id = ${projectId} and memory.state <> 'deleted' and unit.status = 'active'
      and ${isAccepted}
    group by memory.id, memory.name, priority, book.source_language, book.target_language
    order by priority desc, memory.id, book.source_language, book.target_language`.execute(context.db);
  return rows;
}
