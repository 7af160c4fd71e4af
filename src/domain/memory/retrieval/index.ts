export { type Book, openBook } from './books.ts';
export { deleteUnits } from './delete-units.ts';
export { decodeInline, encodeInline, type InlineJson } from './inline-json.ts';
export { isAccepted, isLive, packedEntry, unitsWithState } from './live-units.ts';
export {
  countTokens,
  languageOf,
  openSigner,
  readerOf,
  type SignatureRow,
  type Signer,
  scopeOf,
  signTexts,
  type UnitText,
} from './make-signatures.ts';
export { PreparedSignatures } from './prepare-signatures.ts';
export { type PreparedUnit, PreparedUnits, type UnitToWrite } from './prepare-units.ts';
export { signUnits } from './sign-units.ts';
export { tokenOrderOf } from './token-orders.ts';
export { type CountedTokens, insertOrder, listOpenOrders, listWriters } from './token-queries.ts';
export {
  decodeUnit,
  encodeUnit,
  hashOfKey,
  type NewUnit,
  type StoredUnit,
  sourceHashOf,
  targetHashOf,
} from './unit-json.ts';
export { deleteSignaturesOf, type UnitOrigin, upsertSignatures } from './unit-queries.ts';
export {
  type PreparedToWrite,
  type SignedUnits,
  type UnitsToWrite,
  type WrittenUnits,
  writePrepared,
  writeUnits,
} from './write-units.ts';
