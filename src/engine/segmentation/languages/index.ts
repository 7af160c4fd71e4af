export type { LanguageRules, LanguageSource } from './language-rules.ts';
export { builtInLanguages, rulesFor } from './rules-for.ts';
