export { type DatabaseFacts, readDatabaseFacts } from './check-database.ts';
export { type Database, type DatabaseOptions, makeIdsAfter, newId, openDatabase } from './database.ts';
export { dumpSchema } from './dump-schema.ts';
export {
  bufferFlags,
  type EmbeddedOptions,
  type EmbeddedServer,
  startEmbeddedServer,
} from './embedded-server.ts';
export { findRunningServer } from './find-running-server.ts';
export { containing, listNamed, type Named, type NameSearch } from './list-named.ts';
export { type Migration, migrate, requireCurrentSchema } from './migrate.ts';
export { prepared } from './prepared.ts';
export { databaseProblem } from './problems.ts';
export { storableJson, storableText } from './storable-json.ts';
