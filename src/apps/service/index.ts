export { migrateDatabase, requireMigrated } from './migrate-database.ts';
export { openSearch } from './open-search.ts';
export {
  declaredQueues,
  openForCommand,
  openServices,
  type ProcessOptions,
  type ProcessServices,
} from './open-services.ts';
export { openStorage } from './open-storage.ts';
export { loadPlugins } from './plugins.ts';
export { serviceProblem } from './problems.ts';
export {
  openTriedDatabase,
  type ReachedDatabase,
  reachDatabase,
  startOwnDatabase,
} from './reach-database.ts';
