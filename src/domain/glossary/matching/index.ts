export { findTermsIn, openTermMatcher, type TermPair } from './find-terms.ts';
