export { combineRules, type LanguageRules, type LanguageSource, wordsOf } from './language-rules.ts';
export { builtInLanguages, rulesFor } from './rules-for.ts';
