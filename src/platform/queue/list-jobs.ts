import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { readFailure } from './run-job.ts';

/** `waiting` is ready to be done, `deferred` for later: scheduled, or waiting for another attempt. */
export const jobStates = ['waiting', 'deferred', 'active', 'completed', 'failed'] as const;
export type JobState = (typeof jobStates)[number];

/** A job as it lies in its queue. What is done is kept for a day. */
export interface QueuedJob {
  readonly id: string;
  readonly state: JobState;
  readonly payload: unknown;
  readonly priority: number;
  /** Attempts that were begun. */
  readonly attempts: number;
  readonly createdAt: Date;
  /** Not before then. */
  readonly startAfter: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** Of the last attempt; null where none failed. */
  readonly failure: string | null;
}

export interface JobPage {
  readonly items: readonly QueuedJob[];
  /** Where the next page goes on: moment and id of the last; undefined after the last page. */
  readonly next?: string;
}

interface Row {
  id: string;
  state: JobState;
  data: unknown;
  priority: number;
  retry_count: number;
  created_on: Date;
  start_after: Date;
  started_on: Date | null;
  completed_on: Date | null;
  output: unknown;
  place: string;
}

const stateOf = sql`case when state < 'active' then case when start_after <= now() then 'waiting' else 'deferred' end
  when state = 'active' then 'active' when state = 'completed' then 'completed' else 'failed' end`;

/** Jobs of a queue, oldest first. */
export async function listJobs(
  db: Database,
  name: string,
  {
    state,
    cursor,
    limit = 50,
  }: { readonly state?: JobState; readonly cursor?: string; readonly limit?: number } = {},
): Promise<JobPage> {
  const place = sql`extract(epoch from created_on)::numeric`;
  const { at, after } = readPlace(cursor);
  const { rows } = await sql<Row>`
    select id, ${stateOf} as state, data, priority, retry_count, created_on, start_after, started_on, completed_on, output,
      (${place})::text as place
    from queue.job
    where name = ${name}
      and (${state ?? null}::text is null or ${stateOf} = ${state ?? null})
      and (${at}::numeric is null or (${place}, id) > (${at}::numeric, ${after}::uuid))
    order by ${place}, id
    limit ${limit + 1}`.execute(db);
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return {
    items: items.map(toJob),
    ...(rows.length > limit && last ? { next: `${last.place} ${last.id}` } : {}),
  };
}

/** Where a page goes on behind: the moment and the id of its last job; null at the beginning. */
export function readPlace(cursor: string | undefined): {
  readonly at: string | null;
  readonly after: string | null;
} {
  const [at, after] = cursor === undefined ? [] : cursor.split(' ');
  return { at: at ?? null, after: after ?? null };
}

function toJob(row: Row): QueuedJob {
  const isBegun = row.started_on !== null;
  const hasFailed = row.output !== null && row.state !== 'completed';
  return {
    id: row.id,
    state: row.state,
    payload: row.data,
    priority: row.priority,
    attempts: row.retry_count + (isBegun && row.state !== 'waiting' && row.state !== 'deferred' ? 1 : 0),
    createdAt: row.created_on,
    startAfter: row.start_after,
    startedAt: row.started_on,
    finishedAt: row.completed_on,
    failure: hasFailed ? readFailure(row.output) : null,
  };
}
