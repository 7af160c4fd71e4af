export { terminologyFinding } from './findings.ts';
export { type ReadGlossary, type ReadGlossaryOptions, readGlossary } from './read-glossary.ts';
