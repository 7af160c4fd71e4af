/** Defined where targets, comparisons and reports reach it too. */
export { runProblem } from '#domain/runs/access';
