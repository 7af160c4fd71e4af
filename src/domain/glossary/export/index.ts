export { type ExportedTerms, type ExportRequest, exportTerms } from './export-terms.ts';
