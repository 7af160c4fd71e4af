import { type Database, migrate, requireCurrentSchema } from '#platform/database';
import { migrateQueue, requireQueueSchema } from '#platform/queue';

/** Brings the tables of Verso and of its queue to what this program needs; resolves with the steps taken. */
export async function migrateDatabase(db: Database, url: string): Promise<string[]> {
  const steps = await migrate(db);
  const queue = await migrateQueue(db, url);
  return queue === undefined ? steps : [...steps, queue];
}

/** Refuses a database whose tables are older or newer than this program's. */
export async function requireMigrated(db: Database): Promise<void> {
  await requireCurrentSchema(db);
  await requireQueueSchema(db);
}
