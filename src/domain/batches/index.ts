export type { Batch, BatchItem, ItemState, Manifest } from './batch.ts';
export { cancelBatch, resubmitFailed } from './change-batch.ts';
export { createBatch } from './create-batch.ts';
export { itemOfRunEnded, settleItems } from './end-item.ts';
export { batchProblem } from './problems.ts';
export { batchQueues } from './queues.ts';
export { type ReceiveItem, submitItemHandler } from './submit-item.ts';
