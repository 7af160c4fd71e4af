import { transact } from '#domain/audit';
import { type Context, type Services, systemActor } from '#domain/context';
import { announce } from '#domain/webhooks';
import type { BatchItem, ItemFailure, ItemState } from './batch.ts';
import { failureOf, itemFinding } from './findings.ts';
import {
  countItems,
  findItem,
  findItemRun,
  listUntoldItems,
  lockBatchRow,
  updateBatchState,
  updateItem,
} from './queries.ts';
import { settleItemsQueue } from './queues.ts';

export interface ItemEnd {
  readonly state: Extract<ItemState, 'done' | 'failed' | 'cancelled'>;
  readonly failure?: ItemFailure;
}

/** Ends an item, if it may still end, and with the last one its batch, which webhooks are told once. */
export async function endItem(
  context: Context,
  batchId: string,
  number: number,
  end: ItemEnd,
  mayEnd: (item: BatchItem) => boolean,
): Promise<void> {
  const batch = await lockBatchRow(context.db, batchId);
  const item = await findItem(context.db, batchId, number);
  if (!batch || !item || !mayEnd(item)) return;
  await updateItem(context.db, item, end);
  const items = await countItems(context.db, batchId);
  if (batch.state !== 'open' || items.waiting + items.submitted > 0) return;
  await updateBatchState(context.db, batchId, 'finished', context.now());
  context.record({
    action: 'batches.finish-batch',
    subject: { kind: 'batch', id: batchId },
    projectId: batch.projectId,
    after: items,
  });
  await announce(context, batch.projectId, 'batch.finished', { batchId, name: batch.name, items });
}

const ends: Readonly<Record<string, ItemEnd>> = {
  delivered: { state: 'done' },
  cancelled: { state: 'cancelled' },
  failed: { state: 'failed', failure: failureOf(itemFinding('item-run-failed')) },
  blocked: { state: 'failed', failure: failureOf(itemFinding('item-run-blocked')) },
};

/**
 * Lets an item follow the state in which a run of its ended; to be called in the transaction that ended it. May be repeated.
 * An older run that somebody retried by itself says nothing of an item that was submitted anew.
 */
export async function itemOfRunEnded(
  context: Context,
  batchId: string,
  number: number,
  state: string,
): Promise<void> {
  const end = ends[state];
  if ((await findItemRun(context.db, batchId, number))?.state !== state) return;
  // A run that is retried by itself may end once more, and better.
  if (end)
    await endItem(
      context,
      batchId,
      number,
      end,
      (item) => item.state !== 'waiting' && item.state !== end.state,
    );
}

/** Tells items of ends that nobody told them of; how many. */
export async function settleItems(services: Services): Promise<number> {
  const untold = await listUntoldItems(services.db, 500);
  for (const { batchId, number, state } of untold)
    await transact(services, systemActor(settleItemsQueue.name), (context) =>
      itemOfRunEnded(context, batchId, number, state),
    );
  return untold.length;
}
