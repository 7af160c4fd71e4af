export {
  type CommitRequest,
  commitImport,
  discardImport,
  discardOverdue,
  failImport,
  noteState,
  openReview,
  retryImport,
  startCommit,
} from './change-import.ts';
export { decideEntryRows, type EntryFilter, listEntries, updateEntryConcept } from './entry-queries.ts';
export { listWaitingImports } from './list-waiting.ts';
export { lockImport, requireImport } from './lock-import.ts';
export { termImportProblem } from './problems.ts';
export { findImportRow, listImportPlaces, listImportRows, lockImportRow, updateImport } from './queries.ts';
export { type ImportPayload, settleImportQueue, stageImportQueue } from './queues.ts';
export { type ImportReport, reportImport } from './report-import.ts';
export { type ImportRequest, startImport } from './start-import.ts';
export {
  type ConflictChoice,
  conflictChoices,
  type EntryConcept,
  type EntryTerm,
  emptyAccount,
  type ImportAccount,
  type ImportEntry,
  type ImportFailure,
  type ImportProfile,
  importStates,
  type Outcome,
  outcomes,
  type TermImport,
} from './term-import.ts';
