import type { Context } from '#domain/context';
import type { Run } from '#domain/runs/records';
import { listOpenPortions } from './portions.ts';
import { portionQueue, stageQueues } from './queues.ts';

/** Queues what the stage of a run needs: one job, or one for each open portion; people do the review. */
export async function enqueueStage(context: Context, run: Run): Promise<void> {
  const { queue } = context.services;
  const { id: runId, epoch, stage, priority } = run;
  if (stage === 'review') return;
  if (stage !== 'translation')
    return queue.send(context.db, stageQueues[stage], { runId, epoch }, { priority });
  const numbers = await listOpenPortions(context.db, runId, epoch);
  const jobs = numbers.map((number) => ({ payload: { runId, epoch, number }, options: { priority } }));
  await queue.sendAll(context.db, portionQueue, jobs);
}
