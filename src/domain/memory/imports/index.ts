export { importRoutes } from './api.ts';
export {
  commitImport,
  discardImport,
  failImport,
  noteState,
  openReview,
  retryImport,
  startCommit,
} from './change-import.ts';
export { readLanguageTag } from './language-tag.ts';
export { listWaitingImports } from './list-waiting.ts';
export { lockImport, lockImportAndMemory, requireImport } from './lock-import.ts';
export {
  type ConflictChoice,
  conflictChoices,
  emptyAccount,
  type ImportAccount,
  type ImportFailure,
  type MemoryImport,
} from './memory-import.ts';
export { importProblem } from './problems.ts';
export {
  findImportRow,
  insertImport,
  listImportPlaces,
  listImportRows,
  lockImportRow,
  updateImport,
} from './queries.ts';
export { type ImportPayload, settleImportQueue, stageImportQueue } from './queues.ts';
export { reportImport } from './report-import.ts';
export { failImportOf, failureOf, giveUpImport, settleImport } from './settle-import.ts';
export { startImport } from './start-import.ts';
export { undoImport } from './undo-import.ts';
export { watchImport } from './watch-import.ts';
