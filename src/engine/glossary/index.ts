export { changedTerms, hasTerm, missingTerms } from './compare-terms.ts';
export {
  type Concept,
  type Glossary,
  type Term,
  type TermMatch,
  type TermStatus,
  termStatuses,
} from './glossary.ts';
export { languageRoot, varietyDistance } from './language-variety.ts';
export { type PromptTerm, type PromptTermsOptions, promptTerms } from './prompt-terms.ts';
export { readStatus } from './read-status.ts';
export {
  buildTermMatcher,
  createTermMatcher,
  type ForbiddenMatch,
  type TermMatcher,
  type TermMatcherBuilder,
  type TermMatcherOptions,
} from './term-matcher.ts';
export { isCaseSensitive } from './term-pattern.ts';
