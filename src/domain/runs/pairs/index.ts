export {
  listPairsAt,
  listPlainPairs,
  listReadableRuns,
  type PlainPair,
  type ReadableRun,
} from './pairs-of-run.ts';
export { listRunsOfFile } from './runs-of-file.ts';
export { listUnitUses, type UnitUse, useCursor } from './unit-uses.ts';
