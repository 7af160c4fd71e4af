export { targetRoutes } from './api.ts';
export { approveTarget, approveTargets, rejectTarget, withdrawApproval } from './approve-target.ts';
export { editTarget, type TargetEdit } from './edit-target.ts';
export {
  filterFields,
  resultSources,
  reviewStatuses,
  type TargetFilter,
  targetConditions,
  verificationStates,
} from './filter.ts';
export { countOpenReviews, type ReviewHooks } from './hooks.ts';
export * from './kept-targets.ts';
export { targetProblem } from './problems.ts';
export { listTargetsAt, type TargetRow } from './queries.ts';
export { segmentTarget, toSegmentTarget } from './schemas.ts';
