export {
  type ExportRequest,
  exportDocument,
  type ImportRequest,
  type ImportResult,
  importTranslations,
} from './exchange.ts';
export { exchangeFinding } from './findings.ts';
export { type Inspection, type InspectionRequest, inspectDocument } from './inspect-document.ts';
export type { PartRecord, TranslationReport } from './report.ts';
export {
  type DocumentRequest,
  type DocumentResult,
  hasErrors,
  type Stage,
  stages,
  translateDocument,
} from './translate-document.ts';
