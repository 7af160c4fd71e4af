import type { Context } from '#domain/context';
import type { QueueDefinition } from '#platform/queue';
import { enqueueStage } from './enqueue-stage.ts';
import { insertEvent, listStandingRuns, lockRunRow, updateRun } from './queries.ts';
import { portionQueue, stageQueues } from './queues.ts';
import { isEnded } from './run-state.ts';

/** How long a run may stand still before anyone looks, milliseconds. */
const patience = 60_000;
const mostAtOnce = 100;

/**
 * Finds runs under way that have no job, neither waiting nor working, and queues what their stage needs. Resolves with
 * their ids. A job too many would do no harm: what is done already is not done again.
 */
export async function recoverStandingRuns(context: Context): Promise<string[]> {
  const since = new Date(context.now().getTime() - patience);
  const recovered: string[] = [];
  for (const { id } of await listStandingRuns(context.db, since, mostAtOnce)) {
    const run = await lockRunRow(context.db, id);
    if (!run || isEnded(run.state) || run.stage === 'review') continue;
    const definition = run.stage === 'translation' ? portionQueue : stageQueues[run.stage];
    const { queue } = context.services;
    if (
      await queue.hasJob(context.db, definition as QueueDefinition<never>, {
        runId: run.id,
        epoch: run.epoch,
      })
    )
      continue;
    await enqueueStage(context, run);
    await updateRun(context.db, run, {}, context.now());
    await insertEvent(context.db, run.id, 'recover', { stage: run.stage }, context.now());
    context.record({
      action: 'runs.recover',
      subject: { kind: 'run', id: run.id },
      projectId: run.projectId,
      after: { stage: run.stage },
    });
    recovered.push(id);
  }
  return recovered;
}
