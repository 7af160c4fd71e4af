export { type Delivery, findDelivery, insertDelivery } from './deliveries.ts';
export {
  appendFindings,
  deleteFindings,
  findRunOfOtherVersion,
  findRunRow,
  insertEvent,
  insertRun,
  listRunDocuments,
  listRunPlaces,
  listRunRows,
  listStandingRuns,
  lockRunRow,
  type RunChange,
  type RunDocument,
  type RunPage,
  replaceFindings,
  updateRun,
} from './queries.ts';
export { type Run, type RunChanges, type RunFailure, type RunOverrides, runOverridesSchema } from './run.ts';
export * from './run-state.ts';
export type { RunTables } from './tables.ts';
export { sumTallies } from './tallies.ts';
