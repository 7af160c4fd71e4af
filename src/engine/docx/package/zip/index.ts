export type { ZipArchive, ZipEntry, ZipRecord } from './archive.ts';
export { nameKey } from './entry-name.ts';
export { zipFinding } from './findings.ts';
export { defaultZipLimits, type ZipLimits } from './limits.ts';
export { peekEntry, readEntry } from './read-entry.ts';
export { readZip } from './read-zip.ts';
export { rewriteZip } from './rewrite-zip.ts';
