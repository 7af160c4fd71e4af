export {
  advanceRun,
  askForReview,
  endRun,
  findRunForStage,
  lockRunForStage,
  progressOf,
  reviewFinished,
  step,
} from './advance-run.ts';
export { enqueueStage } from './enqueue-stage.ts';
export * from './portions.ts';
export * from './queues.ts';
export { findStandingRuns, recoverRun } from './recover-runs.ts';
