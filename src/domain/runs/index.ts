export { findRun } from '#domain/runs/access';
export * from '#domain/runs/records';
export {
  advanceRun,
  appendCalls,
  askForReview,
  type Claim,
  claimPortion,
  closePortion,
  endRun,
  findRunForStage,
  findStandingRuns,
  insertPortions,
  leavePlace,
  listOpenPortions,
  lockRunForStage,
  type Portion,
  type PortionPayload,
  portionQueue,
  progressOf,
  recoverRun,
  recoveryQueue,
  releasePortion,
  reviewFinished,
  runQueues,
  type StagePayload,
  stageQueues,
} from '#domain/runs/stages';
export {
  type CheckedTarget,
  insertTargets,
  isPlaceholder,
  type KeptTarget,
  listTargetAuthors,
  listTargets,
  type NewTarget,
  placeholderCode,
  type TargetAuthor,
  targetText,
  updateCheckedTargets,
} from '#domain/runs/targets';
export { cancelRun, pauseRun, prioritiseRun, resumeRun, retryGivenUp, retryRun } from './change-run.ts';
export { createRun, type RunRequest } from './create-run.ts';
