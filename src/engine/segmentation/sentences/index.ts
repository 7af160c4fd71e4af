export { findSentenceBreaks, type SentenceBreaks } from './find-sentence-breaks.ts';
export type { LineBreakPolicy } from './line-breaks.ts';
export { type BareText, withoutNeutralCharacters } from './neutral-characters.ts';
