export { favoursLanguage } from './common-words.ts';
export { languageWrong } from './language-wrong.ts';
export { loadLanguageDetector } from './load-language-detector.ts';
export { scriptForeign } from './script-foreign.ts';
