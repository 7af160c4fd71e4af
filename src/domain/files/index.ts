export { keepAlignment } from '#domain/files/alignment';
export * from '#domain/files/arrival';
export * from '#domain/files/backfill';
export * from '#domain/files/content';
export {
  type Extraction,
  extractionDigest,
  type File,
  fileProblem,
  findExtraction,
  findFile,
  findFirstExtraction,
  findPreviousVersion,
  findVersion,
  keepExtraction,
  listKeptSegments,
  type NewExtraction,
  readVersionBytes,
  requireLiving,
  requireLivingVersion,
  type Version,
} from '#domain/files/records';
export { fileSchema, showFile, showVersion, versionSchema } from './api-shapes.ts';
