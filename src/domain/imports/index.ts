export { type Followed, followImport } from './follow-import.ts';
export { ImportStateBadge, isBusy, stateMessages } from './import-state.tsx';
