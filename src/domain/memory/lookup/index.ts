export { lookupRoutes, memoryMatch, provenanceSchema, showMatch } from './api.ts';
export { gatherUnits } from './gather-units.ts';
export { type FoundMatch, lookUpSegments } from './look-up.ts';
export { lookUpByPolicy, mostSuggestions, termsOfLookup } from './look-up-by-policy.ts';
export type {
  GatheredUnit,
  LookupRequest,
  Provenance,
  UnitFilter,
  UnitOrigin,
  UnitPenalties,
  UnitPenalty,
} from './lookup-request.ts';
export { unitOrigins } from './lookup-request.ts';
export { listReadableBooks, type ReadableBook } from './readable-books.ts';
export { listUnits, type UnitRow } from './unit-rows.ts';
