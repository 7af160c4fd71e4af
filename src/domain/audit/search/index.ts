export { entryPlace, placeOf } from './entry-place.ts';
export { ambiguous, exportEntries } from './export-entries.ts';
export { findActors, findSubjects } from './find-named.ts';
export { searchProblem } from './problems.ts';
export type { NamedEntry } from './queries.ts';
export { type AuditPlace, type AuditSearch, type FoundEntries, searchAudit } from './search-entries.ts';
