export { adaptDrawingParagraphProperties, adaptDrawingRunProperties } from './drawing-properties.ts';
export { defaultFontMap, type FontMap, type FontSlots } from './font-map.ts';
export {
  type Direction,
  type LanguageInfo,
  languageInfo,
  type ScriptClass,
  textDirection,
} from './language-info.ts';
export { adaptParagraphProperties } from './paragraph-properties.ts';
export { type PartLanguageOptions, partLanguageSplices } from './part-splices.ts';
export { usualPrefixes, type WordPrefixes, wordPrefixes } from './properties.ts';
export { adaptRunProperties, languageRunProperties, type RunPropertyOptions } from './run-properties.ts';
export { settingsLanguageSplices } from './settings-splices.ts';
export { applySplices, mergeSplices, type Splice } from './splice.ts';
export { numberingLanguageSplices, stylesLanguageSplices } from './styles-splices.ts';
