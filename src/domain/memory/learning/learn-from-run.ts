import { sql } from 'kysely';
import { type Context, requireInProject } from '#domain/context';
import { insertImport, stageImportQueue } from '#domain/memory/imports';
import type { Run } from '#domain/runs';
import { type Database, newId } from '#platform/database';

/**
 * Lets the memories of a run's project learn from it: for each that learns, an import whose pairs wait for people, or
 * become units at once. Call it in the transaction that delivers the run, which happens once.
 */
export async function learnFromRun(context: Context, run: Run): Promise<void> {
  const { db, actor, services } = context;
  const { id: runId, projectId, sourceLanguage, targetLanguage } = run;
  requireInProject(actor, 'project.operate', projectId);
  for (const { memoryId, learns } of await listLearning(db, projectId)) {
    const review = learns === 'candidates';
    const started = await insertImport(db, {
      ...{ id: newId(), memoryId, projectId, runId, kind: 'run', state: 'staging' },
      ...{ review, conflicts: 'both', sourceLanguage, targetLanguage },
      ...{ createdBy: actor.id, createdAt: context.now() },
    });
    await services.queue.send(db, stageImportQueue, { importId: started.id });
    context.record({
      action: 'memory.learn-from-run',
      subject: { kind: 'import', id: started.id },
      projectId,
      after: { memoryId, runId, review },
    });
  }
}

interface LearningMemory {
  readonly memoryId: string;
  readonly learns: 'candidates' | 'directly';
}

async function listLearning(db: Database, projectId: string): Promise<LearningMemory[]> {
  const { rows } = await sql<LearningMemory>`
    select memory_id as "memoryId", learns from project_memories join memories on memories.id = memory_id
    where project_id = ${projectId} and learns <> 'off' and state = 'active' order by memory_id`.execute(db);
  return rows;
}
