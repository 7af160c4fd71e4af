import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { deadName, dyingName } from './declare-queues.ts';
import type { QueueDefinition, QueueRole } from './queue.ts';

/** What lies in a queue now. */
export interface QueueStatus {
  readonly name: string;
  readonly role: QueueRole;
  readonly purpose: string;
  /** Ready to be done. */
  readonly waiting: number;
  /** To be done later: scheduled, or waiting for another attempt. */
  readonly deferred: number;
  readonly active: number;
  readonly dead: number;
  /** Whose last attempt failed within the last day. */
  readonly failed: number;
  /** Seconds the oldest ready job has waited; 0 where none does. */
  readonly oldestSeconds: number;
}

/** Every queue with what lies in it. */
export async function listQueues(db: Database, queues: readonly QueueDefinition[]): Promise<QueueStatus[]> {
  const { rows } = await sql<{
    name: string;
    waiting: number;
    deferred: number;
    active: number;
    failed: number;
    oldest: number;
  }>`
    select name,
      count(*) filter (where state < 'active' and start_after <= now()) as waiting,
      count(*) filter (where state < 'active' and start_after > now()) as deferred,
      count(*) filter (where state = 'active') as active,
      count(*) filter (where state = 'failed') as failed,
      coalesce(extract(epoch from now() - min(start_after)
        filter (where state < 'active' and start_after <= now())), 0)::float8 as oldest
    from queue.job where state < 'completed' or state = 'failed' group by name`.execute(db);
  const found = new Map(rows.map((row) => [row.name, row]));
  return queues.map(({ name, role, purpose }) => {
    const row = found.get(name);
    const [dying, dead] = [found.get(dyingName(name)), found.get(deadName(name))];
    return {
      name,
      role,
      purpose,
      waiting: row?.waiting ?? 0,
      deferred: row?.deferred ?? 0,
      active: row?.active ?? 0,
      failed: row?.failed ?? 0,
      dead: (dead?.waiting ?? 0) + (dying ? dying.waiting + dying.deferred + dying.active : 0),
      oldestSeconds: row?.oldest ?? 0,
    };
  });
}

/** Jobs of a queue that were done in each of the last 24 hours, oldest first; what is done is kept for a day. */
export async function listDoneHours(db: Database, name: string): Promise<number[]> {
  const { rows } = await sql<{ ago: number; jobs: number }>`
    select floor(extract(epoch from now() - completed_on) / 3600)::int as ago, count(*)::int as jobs
    from queue.job where name = ${name} and state = 'completed' and completed_on > now() - interval '24 hours'
    group by 1`.execute(db);
  const done = new Map(rows.map(({ ago, jobs }) => [ago, jobs]));
  return Array.from({ length: 24 }, (_, hour) => done.get(23 - hour) ?? 0);
}
