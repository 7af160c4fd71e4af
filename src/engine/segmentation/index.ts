export type { FindBreaks } from './contract.ts';
export { builtInLanguages } from '#engine/segmentation/languages';
export { type SegmenterOptions, segmenterFor } from './segmenter-for.ts';
export { splitSentences } from './split-sentences.ts';
