export { isSameFile } from './is-same-file.ts';
export { expectErrors, type SpooledFile, spoolStream } from './spool-stream.ts';
export { writeWholeFile } from './write-whole-file.ts';
