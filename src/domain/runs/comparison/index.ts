export { comparisonRoutes } from './api.ts';
export { type ComparedRuns, compareRuns } from './compare-runs.ts';
export { comparisonProblem } from './problems.ts';
