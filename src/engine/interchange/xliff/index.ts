export { xliffFinding } from './findings.ts';
export type { ReadXliff } from './open-xliff.ts';
export { readXliff } from './read-xliff.ts';
export { writeXliff } from './write-xliff.ts';
