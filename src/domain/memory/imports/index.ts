export { importRoutes } from './api.ts';
export { failImport, noteState, openReview, startCommit } from './change-import.ts';
export { readLanguageTag } from './language-tag.ts';
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
export { findImportRow, insertImport, listImportPlaces, lockImportRow, updateImport } from './queries.ts';
export { type ImportPayload, settleImportQueue, stageImportQueue } from './queues.ts';
export { failImportOf, failureOf, giveUpImport, settleImport } from './settle-import.ts';
