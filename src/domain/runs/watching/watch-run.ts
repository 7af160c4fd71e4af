import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Context } from '#domain/context';
import type { Database } from '#platform/database';
import { listEvents } from './events.ts';

export interface RunEventMessage {
  readonly id: string;
  readonly event: string;
  readonly data: unknown;
}

const pause = 500;
const eventsAtOnce = 500;

/**
 * What happened to a run and what happens to it, in order, until it has ended or the watcher leaves. Whoever changes a run
 * holds its row, so events of one run commit in the order of their ids and none is passed over.
 */
export async function* watchRun(
  context: Context,
  runId: string,
  { after, signal }: { readonly after: number; readonly signal: AbortSignal },
): AsyncGenerator<RunEventMessage> {
  const { db } = context.services;
  let last = after;
  while (!signal.aborted) {
    // Asked before the events are read: all that led to the end are then there.
    const isOver = await hasEnded(db, runId);
    const rows = await listEvents(db, runId, { after: last, limit: eventsAtOnce });
    for (const { id, event, data, occurredAt } of rows) {
      last = id;
      yield { id: String(id), event, data: { ...data, occurredAt: occurredAt.toISOString() } };
    }
    if (isOver && rows.length < eventsAtOnce) return;
    if (rows.length < eventsAtOnce) await wait(pause, undefined, { signal }).catch(() => {});
  }
}

async function hasEnded(db: Database, runId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from runs where id = ${runId}
    and state not in ('delivered', 'blocked', 'failed', 'cancelled')`.execute(db);
  return rows.length === 0;
}
