export { changeFile, type FileEdit } from './change-file.ts';
export { listFiles, listVersions } from './list-files.ts';
export { listSegments } from './read-segments.ts';
