export { governanceRoutes } from './api.ts';
export { unitProblem } from './problems.ts';
