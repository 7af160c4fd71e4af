import { transact } from '#domain/audit';
import { type Context, type ProjectAbility, requireFound, type Services, systemActor } from '#domain/context';
import { cancelRun } from '#domain/runs';
import { Problem } from '#platform/problems';
import type { Batch } from './batch.ts';
import { itemOfRunEnded } from './end-item.ts';
import { batchProblem } from './problems.ts';
import {
  cancelWaitingItems,
  findBatchRow,
  listUnendedRuns,
  lockBatchRow,
  reopenFailedItems,
  updateBatchState,
} from './queries.ts';
import { cancelRunsQueue, submitItemQueue } from './queues.ts';

/** The batch, for members of its project; refuses everyone else with `batch-unknown`. */
export async function requireBatch(
  context: Context,
  id: string,
  ability: ProjectAbility,
  find: (db: Context['db'], id: string) => Promise<Batch | undefined> = findBatchRow,
): Promise<Batch> {
  return requireFound(context.actor, ability, await find(context.db, id), () =>
    batchProblem('batch-unknown', { detail: id }),
  );
}

/** Starts nothing more of a batch and cancels what runs, one run after another; what is delivered stays. */
export async function cancelBatch(context: Context, id: string): Promise<Batch> {
  const batch = await requireBatch(context, id, 'project.operate', lockBatchRow);
  if (batch.state !== 'open') throw batchProblem('batch-state', { detail: `it is ${batch.state}` });
  const cancelled = await cancelWaitingItems(context.db, id);
  await updateBatchState(context.db, id, 'cancelled', context.now());
  await context.services.queue.send(context.db, cancelRunsQueue, { batchId: id });
  context.record({
    action: 'batches.cancel-batch',
    subject: { kind: 'batch', id },
    projectId: batch.projectId,
    after: { cancelledItems: cancelled },
  });
  return (await findBatchRow(context.db, id))!;
}

/** A run is locked before its batch, never after: so each is cancelled by itself. */
export async function cancelRunsOf(services: Services, batchId: string): Promise<void> {
  for (const runId of await listUnendedRuns(services.db, batchId)) {
    try {
      await transact(services, systemActor(cancelRunsQueue.name), async (context) => {
        const { state, batchNumber } = await cancelRun(context, runId);
        if (batchNumber !== null) await itemOfRunEnded(context, batchId, batchNumber, state);
      });
    } catch (error) {
      // It ended by itself meanwhile.
      if (!(error instanceof Problem && error.code === 'run-state')) throw error;
    }
  }
}

/** Submits every failed item anew; the number of items. */
export async function resubmitFailed(context: Context, id: string): Promise<{ resubmitted: number }> {
  const batch = await requireBatch(context, id, 'project.operate', lockBatchRow);
  if (batch.state === 'cancelled') throw batchProblem('batch-state', { detail: 'it is cancelled' });
  const items = await reopenFailedItems(context.db, id);
  if (items.length > 0) await updateBatchState(context.db, id, 'open', context.now());
  const jobs = items.map(({ number, attempts, priority }) => ({
    payload: { batchId: id, number, attempt: attempts },
    options: { priority },
  }));
  await context.services.queue.sendAll(context.db, submitItemQueue, jobs);
  context.record({
    action: 'batches.resubmit-failed',
    subject: { kind: 'batch', id },
    projectId: batch.projectId,
    after: { resubmitted: items.length },
  });
  return { resubmitted: items.length };
}
