export { comparisonRoutes } from './api.ts';
export { comparisonProblem } from './problems.ts';
