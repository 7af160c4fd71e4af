export { type Amount, add, addBy } from './amounts.ts';
export { summaryRoute } from './api.ts';
export { type RunSummary, summariseRun } from './summarise-run.ts';
