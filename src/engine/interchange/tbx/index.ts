export { tbxFinding } from './findings.ts';
export { type ReadTbx, readTbx } from './read-tbx.ts';
export { readTbxParts, type TbxConcept, type TbxEnd, type TbxPart } from './read-tbx-parts.ts';
export { createTbxWriter, type TbxWriter, type WriteTbxOptions, writeTbx } from './write-tbx.ts';
