export { findRun, lockRun, stateProblem } from './find-run.ts';
export { runProblem } from './problems.ts';
