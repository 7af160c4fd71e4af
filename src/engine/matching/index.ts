export { type AdaptedTarget, adaptTarget } from './adapt-target.ts';
export { hashOfNumbers } from './class-hash.ts';
export type { LookupWork } from './find-fuzzy.ts';
export { keyText } from './finish-match.ts';
export type { CodeFit } from './fit-codes.ts';
export { bandOf, type MatchBand, matchBands } from './match-bands.ts';
export {
  createMemory,
  type LookupOptions,
  type Memory,
  type MemoryOptions,
  type MemorySegment,
} from './memory.ts';
export type { MatchKind, MatchPenalty, MemoryMatch, MemoryUnit } from './memory-unit.ts';
export { normaliseText } from './normalise-text.ts';
export { scoreTokens, similarity, similarityIn } from './similarity.ts';
export {
  type SignatureQuery,
  type StoredSignature,
  signatureOf,
  signatureQuery,
  type TokenOrder,
} from './stored-signature.ts';
export { type Token, type TokenReader, tokenReader } from './tokens-of.ts';
