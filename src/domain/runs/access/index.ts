export { runProblem } from './problems.ts';
export { type KnownRun, lockRun, requireProject, requireRun, stateProblem } from './require-run.ts';
