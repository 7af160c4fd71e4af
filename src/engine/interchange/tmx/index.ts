export { type ComposedLanguages, type ComposedPair, composeHeader, composeUnit } from './compose-unit.ts';
export { tmxFinding } from './findings.ts';
export { matchLanguage } from './match-language.ts';
export { type PairedUnit, type PairOptions, pairUnit } from './pair-unit.ts';
export { readTmx, type TmxReadOptions } from './read-tmx.ts';
export type { TmxAccount, TmxPart, TmxSkipReason } from './tmx-part.ts';
export type {
  TmxAttributes,
  TmxCode,
  TmxContent,
  TmxElement,
  TmxHeader,
  TmxNote,
  TmxProp,
  TmxUnit,
  TmxVariant,
} from './tmx-unit.ts';
export { createTmxWriter, type TmxWriter, writeTmx } from './write-tmx.ts';
