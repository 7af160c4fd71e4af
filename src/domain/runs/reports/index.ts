export { reportRoutes } from './api.ts';
export {
  listPairsAt,
  listPlainPairs,
  listReadableRuns,
  type PlainPair,
  type ReadableRun,
} from './pairs-of-run.ts';
export { qualityRoute } from './quality-api.ts';
export { type ModelQuality, reportQuality } from './report-quality.ts';
export { listRunsOfFile } from './runs-of-file.ts';
export { type Amount, type RunSummary, summariseRun } from './summarise-run.ts';
export type { WorkRow } from './survey-queries.ts';
export { listInProgress, surveyWork, type WorkSurvey } from './survey-work.ts';
export { listUnitUses, type UnitUse, useCursor } from './unit-uses.ts';
export { workRoute } from './work-api.ts';
