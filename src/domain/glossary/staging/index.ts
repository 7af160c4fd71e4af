export { decideEntries, editEntry, editEntryTerm } from './decide-entries.ts';
export { validityKeys } from './make-entry.ts';
export { settleImport } from './settle-import.ts';
export { giveUpImport, stageImport } from './stage-import.ts';
export { undoImport } from './undo-import.ts';
