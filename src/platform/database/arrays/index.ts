export { BinaryArray } from './binary-array.ts';
