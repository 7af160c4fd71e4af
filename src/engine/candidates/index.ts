export { applyEdit, type CandidateEdit, candidateEditSchema } from './apply-edit.ts';
export type { Candidate } from './candidate.ts';
export { type CandidateFlag, candidateFlags, describedFlags } from './flags.ts';
export { createJudge, type Judge, type JudgeOptions } from './judge-candidate.ts';
export {
  type CandidateFacts,
  type CandidateProfile,
  CandidateProfiler,
  type Counts,
  emptyProfile,
  factsOf,
  profiledValue,
} from './profile-candidates.ts';
export { type CandidateRule, candidateRuleSchema, type Ruled, ruleMatcher } from './rule.ts';
