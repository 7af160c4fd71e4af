import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { deadName } from './declare-queues.ts';
import { readPlace } from './list-jobs.ts';
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
  /** Where the next page goes on: moment and id of the last; undefined after the last page. */
  readonly next?: string;
}

interface Row {
  id: string;
  data: unknown;
  source_output: unknown;
  created_on: Date;
  place: string;
}

/** Dead letters of a queue, oldest first. */
export async function listDeadLetters(
  db: Database,
  name: string,
  { cursor, limit = 50 }: { readonly cursor?: string; readonly limit?: number } = {},
): Promise<DeadLetterPage> {
  const place = sql`extract(epoch from created_on)::numeric`;
  const { at, after } = readPlace(cursor);
  const { rows } = await sql<Row>`
    select id, data, source_output, created_on, (${place})::text as place
    from queue.job
    where name = ${deadName(name)} and state = 'created'
      and (${at}::numeric is null or (${place}, id) > (${at}::numeric, ${after}::uuid))
    order by ${place}, id
    limit ${limit + 1}`.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(toLetter),
    ...(rows.length > limit && last ? { next: `${last.place} ${last.id}` } : {}),
  };
}

/** How many dead letters these queues have together; none are counted beyond `most`. */
export async function countDeadLetters(
  db: Database,
  names: readonly string[],
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (
      select from queue.job where name = any(${names.map(deadName)}::text[]) and state = 'created' limit ${most}) as first_ones`.execute(
    db,
  );
  return rows[0]!.count;
}

/** Those of these that are dead letters of the queue, kept from going until the transaction ends. */
export async function lockDeadLetters(
  db: Database,
  name: string,
  ids: readonly string[],
): Promise<DeadLetter[]> {
  const { rows } = await sql<Row>`
    select id, data, source_output, created_on from queue.job
    where name = ${deadName(name)} and state = 'created' and id = any(${[...ids]}::uuid[])
    order by id for update`.execute(db);
  return rows.map(toLetter);
}

/** Throws dead letters away; resolves with how many. */
export async function discardDeadLetters(
  db: Database,
  name: string,
  ids: readonly string[] | 'all',
): Promise<number> {
  const chosen = ids === 'all' ? sql`` : sql`and id = any(${[...ids]}::uuid[])`;
  const { numAffectedRows } = await sql`
    delete from queue.job where name = ${deadName(name)} and state = 'created' ${chosen}`.execute(db);
  return Number(numAffectedRows ?? 0);
}

function toLetter({ id, data, source_output, created_on }: Row): DeadLetter {
  return {
    id,
    payload: data,
    reason: readFailure(source_output),
    attempts: Number((source_output as { attempts?: number } | null)?.attempts ?? 1),
    diedAt: created_on,
  };
}
