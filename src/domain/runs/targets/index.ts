export { targetRoutes } from './api.ts';
export { approveTarget, approveTargets, rejectTarget, withdrawApproval } from './approve-target.ts';
export { editTarget, type TargetEdit } from './edit-target.ts';
export { filterFields, type TargetFilter, targetConditions } from './filter.ts';
export type { ReviewHooks } from './hooks.ts';
export { countOpenReviews } from './hooks.ts';
export { targetProblem } from './problems.ts';
export { findTarget, listTargetRows, type TargetRow } from './queries.ts';
export { provenance } from './schemas.ts';
