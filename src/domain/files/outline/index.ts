export type { BlockBody, KeptBlock } from './kept-block.ts';
export { type BlockRange, findBlockNumber, insertBlocks, listBlocks } from './queries.ts';
