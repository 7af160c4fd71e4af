export { targetRoutes } from './api.ts';
export { approveTarget, approveTargets, rejectTarget, withdrawApproval } from './approve-target.ts';
export { type RestoredText, type TargetText, updateTargets } from './change-targets.ts';
export {
  editTarget,
  isEditable,
  mostTargetCharacters,
  type Propagation,
  requireCharacters,
  sourceOf,
  statusAfterEdit,
  type TargetEdit,
} from './edit-target.ts';
export {
  filterFields,
  resultSources,
  reviewStatuses,
  searchField,
  type TargetFilter,
  targetConditions,
  verificationStates,
} from './filter.ts';
export { finishReview, type ReviewHooks } from './hooks.ts';
export * from './kept-targets.ts';
export { targetProblem } from './problems.ts';
export {
  countTargetValues,
  findPositionBefore,
  type HistoryRow,
  listRepetitions,
  listTargetRows,
  listTargetsAt,
  type TargetChoice,
  type TargetCount,
  type TargetRow,
} from './queries.ts';
export { readTarget, type TargetFinding, type WholeTarget } from './read-target.ts';
export { segmentTarget, toSegmentTarget, toWholeTarget, wholeTarget } from './schemas.ts';
