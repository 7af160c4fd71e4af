export type { BlockBody, KeptBlock, KeptPicture, PicturePlace } from './kept-block.ts';
export {
  type BlockRange,
  type BlockTexts,
  findBlockNumber,
  insertBlocks,
  listBlocks,
  listBlocksWith,
} from './queries.ts';
