export { createGlossary } from '#domain/glossary/catalogue';
export { createConcept } from '#domain/glossary/concepts';
export { openTermMatcher, type TermPair } from '#domain/glossary/matching';
