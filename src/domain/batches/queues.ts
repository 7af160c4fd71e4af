import { z } from 'zod';
import { defineQueue, type QueueDefinition } from '#platform/queue';

export const itemPayload = z.strictObject({ batchId: z.uuid(), number: z.int(), attempt: z.int() });
export type ItemPayload = z.output<typeof itemPayload>;

export const submitItemQueue = defineQueue<ItemPayload>({
  name: 'batches.submit-item',
  payload: itemPayload,
  role: 'documents',
  retries: 4,
  timeout: 600,
  concurrency: 1,
  purpose: 'Takes in the document of an item and starts its run, in one transaction.',
});

export const cancelRunsQueue = defineQueue<{ batchId: string }>({
  name: 'batches.cancel-runs',
  payload: z.strictObject({ batchId: z.uuid() }),
  role: 'upkeep',
  retries: 6,
  timeout: 600,
  concurrency: 1,
  purpose: 'Cancels the runs of a cancelled batch, each in a transaction of its own.',
});

export const settleItemsQueue = defineQueue<Record<string, never>>({
  name: 'batches.settle-items',
  payload: z.strictObject({}),
  role: 'upkeep',
  retries: 1,
  timeout: 300,
  concurrency: 1,
  schedule: '*/2 * * * *',
  purpose: 'Lets items follow runs whose end nobody told them.',
});

export const batchQueues = [
  submitItemQueue,
  cancelRunsQueue,
  settleItemsQueue,
] as unknown as readonly QueueDefinition[];
