export {
  cancelRun,
  pauseRun,
  prioritiseRun,
  rerun,
  resumeRun,
  retryGivenUp,
  retryRun,
} from './change-run.ts';
export { createRun, type RunRequest } from './create-run.ts';
