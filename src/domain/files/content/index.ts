export {
  type AlignedSegment,
  type Alignment,
  type AlignmentKind,
  alignSegments,
  countChanges,
} from './align-segments.ts';
export {
  type Fingerprint,
  fingerprintOf,
  nearIdenticalFrom,
  similarFrom,
  similarityOf,
} from './fingerprint.ts';
export { hashText, normaliseText } from './hash-text.ts';
export { decodeInline, encodeInline, type InlineJson } from './inline-json.ts';
export type { AlignableSegment, KeptSegment } from './kept-segment.ts';
