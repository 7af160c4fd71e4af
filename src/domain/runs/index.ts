export {
  advanceRun,
  askForReview,
  endRun,
  findRunForStage,
  lockRunForStage,
  progressOf,
  reviewFinished,
} from './advance-run.ts';
export {
  cancelRun,
  findRun,
  pauseRun,
  prioritiseRun,
  rerun,
  resumeRun,
  retryGivenUp,
  retryRun,
} from './change-run.ts';
export { createRun, type RunRequest } from './create-run.ts';
export { type Delivery, findDelivery, insertDelivery } from './deliveries.ts';
export * from './kept-targets.ts';
export * from './portions.ts';
export { runProblem } from './problems.ts';
export {
  appendFindings,
  findRunOfOtherVersion,
  insertEvent,
  listRunRows,
  type RunPage,
  replaceFindings,
  updateRun,
} from './queries.ts';
export * from './queues.ts';
export { findStandingRuns, recoverRun } from './recover-runs.ts';
export { type Run, type RunChanges, type RunFailure, type RunOverrides, runOverridesSchema } from './run.ts';
export * from './run-state.ts';
