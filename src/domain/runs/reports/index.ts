export { reportRoutes } from './api.ts';
export { summariseRun } from './summarise-run.ts';
