export { tbxFinding } from './findings.ts';
export { type ReadTbx, readTbx } from './read-tbx.ts';
export { type WriteTbxOptions, writeTbx } from './write-tbx.ts';
