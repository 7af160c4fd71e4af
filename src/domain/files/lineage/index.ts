export { listOperations } from './list-operations.ts';
export { type Merge, mergeFiles } from './merge-files.ts';
export type { LineageOperation, OperationBody, Place } from './operation.ts';
export { lineageProblem } from './problems.ts';
export { updatePlaces } from './queries.ts';
export { renameById, renameFile } from './rename-file.ts';
export { type Split, splitFile } from './split-file.ts';
export { undoOperation } from './undo-operation.ts';
