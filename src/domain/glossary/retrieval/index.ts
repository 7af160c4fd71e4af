export { describeTermSearch, type TermSearch } from './describe-term-search.ts';
export { findConcepts, searchConcepts } from './find-concepts.ts';
export { rebuildIndex, sweepIndexes, sweepIndexesQueue } from './sweep-indexes.ts';
export { syncIndex, syncIndexOrWait } from './sync-index.ts';
