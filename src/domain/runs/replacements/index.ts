export { replacementRoutes } from './api.ts';
export {
  type FoundReplacement,
  type FoundReplacements,
  findReplacements,
  type ReplacementSearch,
} from './find-replacements.ts';
export { replacementProblem } from './problems.ts';
export type { Replacement } from './queries.ts';
export { type LeftTarget, type ReplacementOutcome, replaceInTargets } from './replace-in-targets.ts';
export { listReplacements, reverseReplacement } from './reverse-replacement.ts';
