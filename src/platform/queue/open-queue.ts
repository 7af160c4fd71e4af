import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { fromKysely, type JobInsert, type PgBoss } from 'pg-boss';
import type { Database } from '#platform/database';
import { type BossOptions, createBoss } from './boss.ts';
import { deadName, declareQueues, dyingName, type QueueTimes } from './declare-queues.ts';
import { listOpenValues } from './list-open-values.ts';
import { queueProblem } from './problems.ts';
import type { Queue, QueueDefinition, SendOptions } from './queue.ts';

export interface QueueSettings extends BossOptions, Partial<QueueTimes> {
  /** All queues of the house, whatever this process does with them. */
  readonly queues: readonly QueueDefinition[];
}

/** A queue that this process is connected to. */
export interface OpenQueue extends Queue {
  readonly boss: PgBoss;
  close(): Promise<void>;
}

/**
 * Connects to the queue in PostgreSQL and declares all queues. Rejects where the database cannot be reached or is not
 * migrated; later outages are survived.
 */
export async function openQueue(settings: QueueSettings): Promise<OpenQueue> {
  const { queues, heartbeatSeconds = 15, retryDelaySeconds = 2 } = settings;
  const boss = createBoss(settings);
  const byName = new Map(queues.map((queue) => [queue.name, queue]));
  try {
    await boss.start();
    await declareQueues(boss, queues, { heartbeatSeconds, retryDelaySeconds });
    if (settings.schedules) await declareSchedules(boss, queues);
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {});
    throw error;
  }
  const sendAll: Queue['sendAll'] = async (db, queue, jobs) => {
    if (jobs.length === 0) return;
    const rows = jobs.map(({ payload, options }) => toJob(queue, payload, options));
    await boss.insert(queue.name, rows, { db: fromKysely(db) });
  };
  const definition: Queue['definition'] = (name) => {
    const found = byName.get(name);
    if (!found) throw queueProblem('queue-unknown', { detail: name });
    return found;
  };
  return {
    boss,
    queues,
    definition,
    send: (db: Database, queue, payload, options) => sendAll(db, queue, [{ payload, options }]),
    sendAll,
    async prioritise(db, names, { field, value }, priority) {
      await sql`update queue.job set priority = ${priority}
        where name = any(${names}) and state < 'active' and data->>${field} = ${value}`.execute(db);
    },
    openValues: (db, names, field) =>
      listOpenValues(
        db,
        names.flatMap((name) => [name, dyingName(name)]),
        field,
      ),
    redrive: async (db, name, ids) => redrive(boss, db, definition(name).name, ids),
    close: () => boss.stop({ graceful: false }),
  };
}

/** pg-boss moves a bounded number at once. */
async function redrive(
  boss: PgBoss,
  db: Database,
  name: string,
  ids: readonly string[] | 'all',
): Promise<number> {
  const limit = 1000;
  const move = (some: { ids?: string[] }) =>
    boss.redrive(deadName(name), { ...some, destination: name, limit, db: fromKysely(db) });
  let total = 0;
  if (ids === 'all') for (let moved = limit; moved === limit; total += moved) moved = await move({});
  else
    for (let from = 0; from < ids.length; from += limit)
      total += await move({ ids: ids.slice(from, from + limit) });
  return total;
}

function toJob<P>(
  queue: QueueDefinition<P>,
  payload: P,
  { priority, startAfter, singletonKey }: SendOptions = {},
): JobInsert {
  const checked = queue.payload.safeParse(payload);
  if (!checked.success)
    throw new Error(`A job of ${queue.name} does not fit its contract: ${checked.error.message}`, {
      cause: checked.error,
    });
  return {
    data: payload as object,
    // Under the policy `short` jobs without a key would count as jobs of one key.
    singletonKey: singletonKey ?? randomUUID(),
    ...(priority === undefined ? {} : { priority }),
    ...(startAfter === undefined ? {} : { startAfter: startAfter.toISOString() }),
  };
}

/** Schedules of queues that there are no more end with the first scheduler that does not know them. */
async function declareSchedules(boss: PgBoss, queues: readonly QueueDefinition[]): Promise<void> {
  const scheduled = queues.filter(({ schedule }) => schedule !== undefined);
  const names = new Set(scheduled.map(({ name }) => name));
  for (const { name } of await boss.getSchedules()) if (!names.has(name)) await boss.unschedule(name);
  for (const { name, schedule } of scheduled)
    await boss.schedule(name, schedule!, {}, { tz: 'UTC', missed: 'once', singletonKey: 'scheduled' });
}
