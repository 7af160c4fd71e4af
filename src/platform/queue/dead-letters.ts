import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { readCursor, writeCursor } from '#platform/web';
import { deadName } from './declare-queues.ts';
import type { OpenQueue } from './open-queue.ts';
import { readFailure } from './run-job.ts';

/** A job that used up its attempts. */
export interface DeadLetter {
  readonly id: string;
  readonly payload: unknown;
  readonly reason: string;
  readonly attempts: number;
  readonly diedAt: Date;
}

export interface DeadLetterPage {
  readonly items: readonly DeadLetter[];
  /** Of the next page; undefined after the last. */
  readonly next?: string;
}

/** Dead letters of a queue, oldest first. Rejects with `queue-unknown`. */
export async function listDeadLetters(
  db: Database,
  queue: OpenQueue,
  name: string,
  { cursor, limit = 50 }: { readonly cursor?: string; readonly limit?: number } = {},
): Promise<DeadLetterPage> {
  const dead = deadName(queue.definition(name).name);
  const [at, after] = cursor ? readCursor(cursor).split(' ') : [];
  const { rows } = await sql<{
    id: string;
    data: unknown;
    source_output: unknown;
    created_on: Date;
    place: string;
  }>`
    select id, data, source_output, created_on, (extract(epoch from created_on)::numeric)::text as place
    from queue.job
    where name = ${dead} and state = 'created'
      and (${at ?? null}::numeric is null
        or (extract(epoch from created_on)::numeric, id) > (${at ?? null}::numeric, ${after ?? null}::uuid))
    order by extract(epoch from created_on)::numeric, id
    limit ${limit + 1}`.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(({ id, data, source_output, created_on }) => ({
      id,
      payload: data,
      reason: readFailure(source_output),
      attempts: Number((source_output as { attempts?: number } | null)?.attempts ?? 1),
      diedAt: created_on,
    })),
    ...(rows.length > limit && last ? { next: writeCursor(`${last.place} ${last.id}`) } : {}),
  };
}

/** Sends dead letters back to their queue with all attempts anew; resolves with how many. */
export async function redrive(
  queue: OpenQueue,
  name: string,
  ids: readonly string[] | 'all',
): Promise<number> {
  const { name: destination } = queue.definition(name);
  const some = ids === 'all' ? {} : { ids: [...ids] };
  if (ids !== 'all' && ids.length === 0) return 0;
  for (let total = 0; ; ) {
    const moved = await queue.boss.redrive(deadName(name), { destination, ...some, limit: 1000 });
    total += moved;
    if (moved < 1000) return total;
  }
}

/** Throws dead letters away; resolves with how many. */
export async function discard(
  db: Database,
  queue: OpenQueue,
  name: string,
  ids: readonly string[] | 'all',
): Promise<number> {
  const dead = deadName(queue.definition(name).name);
  const chosen = ids === 'all' ? sql`` : sql`and id = any(${[...ids]}::uuid[])`;
  const { numAffectedRows } = await sql`
    delete from queue.job where name = ${dead} and state = 'created' ${chosen}`.execute(db);
  return Number(numAffectedRows ?? 0);
}
