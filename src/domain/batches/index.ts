export type { Batch, BatchItem, ItemState, Manifest } from './batch.ts';
export { itemOfRunEnded } from './end-item.ts';
export { itemFinding } from './findings.ts';
export type { ReceiveItem } from './submit-item.ts';
