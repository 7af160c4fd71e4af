export { targetRoutes } from './api.ts';
export { approveTarget, approveTargets, rejectTarget } from './approve-target.ts';
export { editTarget, type TargetEdit } from './edit-target.ts';
export { filterFields, type TargetFilter, targetConditions } from './filter.ts';
export type { ReviewHooks } from './hooks.ts';
export * from './kept-targets.ts';
export { targetProblem } from './problems.ts';
export { listTargetsAt, type TargetRow } from './queries.ts';
export { segmentTarget, toSegmentTarget } from './schemas.ts';
