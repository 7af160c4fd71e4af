export { memberRoutes } from './api.ts';
export { memberProblem } from './problems.ts';
