export { candidateRoutes } from './api.ts';
export { candidateProblem } from './problems.ts';
