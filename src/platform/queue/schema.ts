import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import type { Database } from '#platform/database';
import { queueSchema } from './boss.ts';
import { queueProblem } from './problems.ts';

/** Number of the queue's schema this program knows. */
const known: number = createRequire(import.meta.url)('pg-boss/package.json').pgboss.schema;

/**
 * Brings the queue's tables to what this program needs, under a lock of the queue's own. Says what was done; undefined
 * where there was nothing to do. Refuses a newer schema with `queue-schema-too-new`.
 */
export async function migrateQueue(db: Database, url: string): Promise<string | undefined> {
  const before = await findQueueSchema(db);
  if (before !== undefined && before > known) throw tooNew(before);
  if (before === known) return undefined;
  const boss = new PgBoss({
    connectionString: url,
    schema: queueSchema,
    max: 2,
    supervise: false,
    registerInstance: false,
    bamIntervalSeconds: 10,
  });
  boss.on('error', () => {});
  await boss.start();
  try {
    await untilIndexesAreBuilt(boss);
  } finally {
    await boss.stop({ graceful: true, timeout: 600_000 });
  }
  return before === undefined ? `queue at ${known}` : `queue from ${before} to ${known}`;
}

/** pg-boss builds new indexes of large tables after its migration, in the background of this same program. */
async function untilIndexesAreBuilt(boss: PgBoss): Promise<void> {
  for (;;) {
    const states = await boss.getBamStatus();
    if (states.every(({ status }) => status === 'completed' || status === 'failed')) return;
    await wait(500);
  }
}

/** Refuses a queue that is missing, older or newer than this program's. */
export async function requireQueueSchema(db: Database): Promise<void> {
  const found = await findQueueSchema(db);
  if (found === undefined) throw queueProblem('queue-schema-missing');
  if (found > known) throw tooNew(found);
  if (found < known)
    throw queueProblem('queue-schema-too-old', { detail: `it is at ${found}, not at ${known}` });
}

function tooNew(found: number) {
  return queueProblem('queue-schema-too-new', { detail: `it is at ${found}, this program knows ${known}` });
}

async function findQueueSchema(db: Database): Promise<number | undefined> {
  const { rows: tables } = await sql<{ present: boolean }>`
    select to_regclass(${`${queueSchema}.version`}) is not null as present`.execute(db);
  if (!tables[0]!.present) return undefined;
  const { rows } = await sql<{ version: number }>`select version from queue.version`.execute(db);
  return rows[0]?.version;
}
