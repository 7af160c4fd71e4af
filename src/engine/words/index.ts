export { otherNumbers } from './other-numbers.ts';
export { type Stem, stemmerFor } from './stemmer-for.ts';
export { type Word, wordsOf } from './words-of.ts';
