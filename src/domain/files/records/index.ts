export type { Extraction, NewExtraction } from './extraction.ts';
export { extractionDigest } from './extraction-digest.ts';
export {
  type ExtractionKey,
  findFirstExtraction,
  listRecentExtractions,
  listSegmentRows,
  type SegmentRange,
} from './extraction-queries.ts';
export { findExtraction, keepExtraction, listKeptSegments } from './keep-extraction.ts';
export { lockMarks, type Mark } from './lock-marks.ts';
export { fileProblem } from './problems.ts';
export * from './queries.ts';
export {
  findFile,
  findPreviousVersion,
  findVersion,
  readVersionBytes,
  requireLiving,
  requireLivingVersion,
} from './read-version.ts';

export type { FileTables } from './tables.ts';
export type { File, Version } from './version.ts';
