export { fetchLibreTranslateLanguages, type ServedLanguage } from './languages.ts';
export { type LibreTranslateOptions, libreTranslate } from './libretranslate.ts';
