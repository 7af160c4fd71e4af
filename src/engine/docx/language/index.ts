export { adaptDrawingRunProperties } from './drawing-properties.ts';
export type { FontMap, FontSlots } from './font-map.ts';
export {
  type Direction,
  type LanguageInfo,
  languageInfo,
  type ScriptClass,
  textDirection,
} from './language-info.ts';
export { type PartLanguageOptions, partLanguageSplices } from './part-splices.ts';
export { type WordPrefixes, wordPrefixes } from './properties.ts';
export { adaptRunProperties, type RunPropertyOptions } from './run-properties.ts';
export { settingsLanguageSplices } from './settings-splices.ts';
export { applySplices, type Splice } from './splice.ts';
export { numberingLanguageSplices, stylesLanguageSplices } from './styles-splices.ts';
