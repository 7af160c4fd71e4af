export { expireCandidates, extractCandidatesQueue } from '#domain/glossary/candidates';
export { createGlossary } from '#domain/glossary/catalogue';
export { createConcept } from '#domain/glossary/concepts';
export { discardOverdue } from '#domain/glossary/imports';
export { openTermMatcher, type TermPair } from '#domain/glossary/matching';
