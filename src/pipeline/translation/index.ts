export {
  type EstimateRequest,
  estimateTranslation,
  type MatchOfSegment,
  type TranslationEstimate,
} from './estimate-translation.ts';
export type { Doubt, Fidelity } from './fidelity.ts';
export { translationFinding } from './findings.ts';
export { mostSuggestions, type RecallingMemory, type RecallPolicy } from './recall.ts';
export type { ResultSource, SegmentTarget } from './segment-target.ts';
export { groupEqual, hasLetters, type TranslatableSegment } from './translatable-segment.ts';
export { type Translation, type TranslationRequest, translateSegments } from './translate-segments.ts';
