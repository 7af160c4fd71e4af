export { type Replacement, replaceWords, type WordSearch } from './replace-words.ts';
