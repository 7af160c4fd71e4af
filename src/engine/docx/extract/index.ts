export { textRun } from './arrange-tokens.ts';
export type {
  Block,
  BlockContext,
  BlockKind,
  BlockSource,
  CodeSource,
  ParagraphSource,
  RunSpelling,
  StringSource,
} from './block.ts';
export { type ContentOptions, contentOptionsSchema, defaultContentOptions } from './content-options.ts';
export type { CoverageLine, Disposition } from './coverage.ts';
export { type ExtractedDocument, extractDocument } from './extract-document.ts';
export { extractFinding } from './findings.ts';
export { type CensusCount, takeCensus } from './take-census.ts';
