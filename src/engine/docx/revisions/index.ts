export { countRevisions, type RevisionCounts } from './count-revisions.ts';
export { listLayoutChanges } from './layout-changes.ts';
export type { RevisionMode } from './marking.ts';
export type { RemovedText } from './removed-text.ts';
export { type ResolvedRevisions, resolveRevisions } from './resolve-revisions.ts';
