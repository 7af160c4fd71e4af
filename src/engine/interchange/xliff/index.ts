export { xliffFinding } from './findings.ts';
export { type ReadXliff, readXliff } from './read-xliff.ts';
export { writeXliff } from './write-xliff.ts';
