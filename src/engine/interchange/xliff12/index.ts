export { readOpenXliff12, readXliff12 } from './read-xliff12.ts';
export { writeXliff12, type Xliff12Options } from './write-xliff12.ts';
