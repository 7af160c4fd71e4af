export {
  type AlignedPair,
  type CandidateOptions,
  extractTermCandidates,
  type TermCandidate,
} from './extract-candidates.ts';
