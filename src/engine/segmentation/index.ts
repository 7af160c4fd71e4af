export type { LineBreakPolicy } from '#engine/segmentation/sentences';
export {
  checkSrx,
  readSrx,
  type SrxDocument,
  type SrxLanguage,
  type SrxMap,
  type SrxReading,
  type SrxRule,
  writeSrx,
} from '#engine/segmentation/srx';
export { addRule } from './add-rule.ts';
export type { FindBreaks } from './contract.ts';
export type { RulePosition } from './project-rules.ts';
export {
  type DisputedPlace,
  type ProposedRule,
  proposeRules,
  type RuleScope,
} from './propose-rules.ts';
export { type SegmenterOptions, segmenterFor } from './segmenter-for.ts';
export { type SentenceOptions, segmenterFromOptions } from './segmenter-from-options.ts';
export { splitSentences } from './split-sentences.ts';
export { parseWordList, type WordList } from './word-list.ts';
