export { areCased } from './are-cased.ts';
export * as traits from './character-traits.ts';
export {
  type Check,
  type CheckTools,
  type CheckWeight,
  checkWeights,
  type LanguageDetector,
  type LanguageScore,
  nothing,
  type Occurrence,
} from './check.ts';
export type { CheckExample } from './check-example.ts';
export type { CheckSubject, ResultSource } from './check-subject.ts';
export { CheckedPair } from './checked-pair.ts';
export { editText, type TextEdit } from './edit-text.ts';
export { isCaseless, isSpaceless } from './language-of.ts';
export { remembered } from './remembered.ts';
export { TextView } from './text-view.ts';
