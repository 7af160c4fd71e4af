export { indexWords } from './index-words.ts';
export { hasUnindexed, listByWords } from './queries.ts';
export { indexWordsQueue } from './queues.ts';
export { keysIn, type Side, sides, wordsIn } from './word-index.ts';
