export { comparisonRoutes } from './api.ts';
export { comparisonPages } from './comparison-page.tsx';
export { comparisonProblem } from './problems.ts';
