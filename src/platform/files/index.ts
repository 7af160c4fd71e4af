export { isSameFile } from './is-same-file.ts';
export { writeWholeFile } from './write-whole-file.ts';
