import type { Context } from '#domain/context';
import { insertEvent, listStandingRuns, lockRunRow, updateRun } from '#domain/runs/records';
import { enqueueStage } from './enqueue-stage.ts';
import { portionQueue, stageQueues } from './queues.ts';

/** How long a run may stand still before anyone looks, milliseconds. */
const patience = 60_000;

/**
 * Ids of runs under way that have no job, neither waiting nor working. However many runs wait for a worker, those without
 * a job are found among them.
 */
export async function findStandingRuns({ db, now, services }: Context): Promise<string[]> {
  const standing = await listStandingRuns(db, new Date(now().getTime() - patience));
  if (standing.length === 0) return [];
  const queues = [...Object.values(stageQueues), portionQueue].map(({ name }) => name);
  const busy = await services.queue.openValues(db, queues, 'runId');
  return standing.filter((id) => !busy.has(id));
}

/**
 * Queues what the stage of a run needs; whether there was anything to do. A job too many would do no harm: what is done
 * already is not done again.
 */
export async function recoverRun(context: Context, id: string): Promise<boolean> {
  const run = await lockRunRow(context.db, id);
  if (run?.state !== 'waiting' && run?.state !== 'running') return false;
  const now = context.now();
  await enqueueStage(context, run);
  await updateRun(context.db, run, {}, now);
  await insertEvent(context.db, run.id, 'recover', { stage: run.stage }, now);
  context.record({
    action: 'runs.recover',
    subject: { kind: 'run', id: run.id },
    projectId: run.projectId,
    after: { stage: run.stage },
  });
  return true;
}
