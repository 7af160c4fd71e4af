export { type AdaptedTarget, adaptTarget } from './adapt-target.ts';
export { type CandidateScorer, candidateScorer } from './candidate-scorer.ts';
export { hashOfNumbers } from './class-hash.ts';
export type { LookupWork, ScoredUnit } from './find-fuzzy.ts';
export { keyText, unitPoints } from './finish-match.ts';
export type { CodeFit } from './fit-codes.ts';
export { bandOf, type MatchBand, matchBands } from './match-bands.ts';
export {
  createMemory,
  type LookupOptions,
  type Memory,
  type MemoryOptions,
  type MemorySegment,
  mostOfOneText,
  mostSimilar,
} from './memory.ts';
export type { MatchKind, MatchPenalty, MemoryMatch, MemoryUnit, UnitProperty } from './memory-unit.ts';
export { normaliseText } from './normalise-text.ts';
export { type NumberReader, numberReader } from './number-reader.ts';
export { entryLength, type NearUnit, nearUnits } from './packed-entries.ts';
export { pairScorer } from './pair-scorer.ts';
export { findPhrase, keysOfPhrase, type PhraseWord, phraseOf, type Stretch } from './phrase.ts';
export { recencyOf } from './recency.ts';
export { scoreTokens, similarity, similarityIn } from './similarity.ts';
export {
  type SignatureNumbers,
  type SignatureQuery,
  type StoredSignature,
  signatureOf,
  signatureOfNumbers,
  signatureQuery,
  type TokenOrder,
} from './stored-signature.ts';
export { type Token, type TokenReader, tokenReader } from './tokens-of.ts';
