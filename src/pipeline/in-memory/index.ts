export { addSuggestions, type SuggestionPolicy } from './add-suggestions.ts';
export {
  type AnalysisBand,
  countBands,
  type DocumentEstimate,
  estimateDocument,
} from './estimate-document.ts';
export {
  type ExportRequest,
  exportDocument,
  type ImportRequest,
  type ImportResult,
  importTranslations,
} from './exchange.ts';
export { type Inspection, type InspectionRequest, inspectDocument } from './inspect-document.ts';
export { type Leverage, type LeverageParts, makeLeverage, termLeverage } from './leverage.ts';
export { type LoadedGlossary, loadGlossary } from './load-glossary.ts';
export { type LoadedMemory, loadMemory } from './load-memory.ts';
export type { PartRecord } from './record-parts.ts';
export type { TranslationReport } from './report.ts';
export type { CallSummary } from './sum-calls.ts';
export {
  type DocumentRequest,
  type DocumentResult,
  hasErrors,
  type Stage,
  stages,
  type TranslatedPair,
  translateDocument,
} from './translate-document.ts';
export { type LearnedOptions, writeLearned } from './write-learned.ts';
