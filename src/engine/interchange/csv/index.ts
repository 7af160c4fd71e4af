export { csvFinding } from './findings.ts';
export { type ReadGlossaryCsv, type ReadGlossaryCsvOptions, readGlossaryCsv } from './read-glossary-csv.ts';
export { type WriteGlossaryCsvOptions, writeGlossaryCsv } from './write-glossary-csv.ts';
