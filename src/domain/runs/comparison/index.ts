export { comparisonRoutes } from './api.ts';
export { compareRuns } from './compare-runs.ts';
export { comparisonProblem } from './problems.ts';
