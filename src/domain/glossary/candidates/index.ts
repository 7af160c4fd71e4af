export { type Candidate, candidateStates } from './candidate.ts';
export { decideCandidate, decideCandidates, listCandidates } from './decide-candidate.ts';
export { expireCandidates } from './expire-candidates.ts';
export { type ExtractPayload, extractCandidates, extractCandidatesQueue } from './extract-from-run.ts';
export { listWaitingCandidates } from './list-waiting.ts';
export { candidateProblem } from './problems.ts';
