export {
  decodePositionCursor,
  encodeCursor,
  idCursor,
  page,
  pageOf,
  pageSchema,
  positionCursor,
  positionSchema,
} from './paging.ts';
export { runProblem } from './problems.ts';
export { type KnownRun, lockRun, requireProject, requireRun, stateProblem } from './require-run.ts';
