export { candidateRoutes } from './api.ts';
export type { CandidateRow, Decision } from './candidate-rows.ts';
export { pageOfCandidates } from './choose-candidates.ts';
export { decideOnCandidate, decideOnCandidates } from './decide.ts';
export { editCandidate } from './edit.ts';
export { candidateProblem } from './problems.ts';
