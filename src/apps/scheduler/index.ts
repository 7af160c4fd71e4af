export { runScheduler } from './run-scheduler.ts';
