export { reportRoutes } from './api.ts';
export { type CostGroup, type CostRow, listCostRows } from './cost-queries.ts';
export type { CoverageGroup, SkippedRow } from './coverage-queries.ts';
export { qualityRoute } from './quality-api.ts';
export { inReach, type Reach, reachOf, type Scope, type TimeUnit, timeUnits } from './reach.ts';
export { type Costs, reportCosts } from './report-costs.ts';
export { type Coverage, modelName, reportCoverage, reportSkipped } from './report-coverage.ts';
export { type ModelQuality, reportQuality } from './report-quality.ts';
export { type RunTimes, reportThroughput, type Throughput } from './report-throughput.ts';
export {
  countDeliveredSources,
  type DeliveredRow,
  listDeliveredRows,
  type Times,
} from './throughput-queries.ts';
