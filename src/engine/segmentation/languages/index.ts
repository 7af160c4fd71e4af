export { type LanguageRules, type LanguageSource, combineRules, wordsOf } from './language-rules.ts';
export { builtInLanguages, rulesFor } from './rules-for.ts';
