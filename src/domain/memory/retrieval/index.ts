export { type Book, openBook } from './books.ts';
export { decodeInline, encodeInline, type InlineJson } from './inline-json.ts';
export { isLive, unitsWithState } from './live-units.ts';
export { signUnits } from './sign-units.ts';
export {
  decodeUnit,
  encodeUnit,
  type NewUnit,
  type StoredUnit,
  sourceHashOf,
  targetHashOf,
} from './unit-json.ts';
export type { UnitOrigin } from './unit-queries.ts';
export { type UnitsToWrite, type UnitToWrite, type WrittenUnits, writeUnits } from './write-units.ts';
