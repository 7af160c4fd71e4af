export {
  defineProblems,
  Problem,
  type ProblemCatalogue,
  type ProblemDefinition,
  type ProblemOccurrence,
} from './problem.ts';
