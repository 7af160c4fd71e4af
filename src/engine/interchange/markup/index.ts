export { type DecodedMarkup, decodeMarkup } from './decode-markup.ts';
export { markupFinding } from './findings.ts';
export { defaultMarkupLimits, type MarkupLimits } from './limits.ts';
export type {
  ByteChunks,
  MarkupCode,
  MarkupEnd,
  MarkupEvent,
  MarkupStart,
  MarkupText,
  MarkupTrouble,
} from './markup-event.ts';
export { readMarkup } from './read-markup.ts';
export { type ReportReference, resolveReferences } from './resolve-references.ts';
