export { countWords } from './count-words.ts';
export { otherNumbersIn } from './other-numbers-of-languages.ts';
export { type Stem, stemmerFor } from './stemmer-for.ts';
export { stopWordsFor } from './stop-words.ts';
export { type WordChange, wordChanges } from './word-changes.ts';
export { cutWords, type Word, type WordCut, wordKinds, wordsOf } from './words-of.ts';
