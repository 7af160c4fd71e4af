export { csvLine } from './csv-line.ts';
export { csvFinding } from './findings.ts';
export { type ReadGlossaryCsv, type ReadGlossaryCsvOptions, readGlossaryCsv } from './read-glossary-csv.ts';
export { readTableParts, type TableConcept, type TableEnd, type TablePart } from './read-table-parts.ts';
export {
  createGlossaryCsvWriter,
  type GlossaryCsvWriter,
  type GlossaryShape,
  GlossaryShapeBuilder,
  type OptionalColumn,
  type WriteGlossaryCsvOptions,
  writeGlossaryCsv,
} from './write-glossary-csv.ts';
