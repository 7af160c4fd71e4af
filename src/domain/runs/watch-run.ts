import { setTimeout as wait } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { Context } from '#domain/context';
import type { Database } from '#platform/database';
import type { findingSchema } from './schemas.ts';

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
    const rows = await listEvents(db, runId, last);
    for (const { id, event, data, occurredAt } of rows) {
      last = id;
      yield { id: String(id), event, data: { ...data, occurredAt: occurredAt.toISOString() } };
    }
    if (isOver && rows.length < eventsAtOnce) return;
    if (rows.length < eventsAtOnce) await wait(pause, undefined, { signal }).catch(() => {});
  }
}

interface EventRow {
  readonly id: number;
  readonly event: string;
  readonly data: object;
  readonly occurredAt: Date;
}

async function listEvents(db: Database, runId: string, after: number): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`select id, event, data, occurred_at as "occurredAt" from run_events
    where run_id = ${runId} and id > ${after} order by id limit ${eventsAtOnce}`.execute(db);
  return rows;
}

async function hasEnded(db: Database, runId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from runs where id = ${runId}
    and state not in ('delivered', 'blocked', 'failed', 'cancelled')`.execute(db);
  return rows.length === 0;
}

export interface FindingFilter {
  readonly stage?: string | undefined;
  readonly severity?: string | undefined;
  readonly code?: string | undefined;
}

/** By stage, in the order they were found. */
export async function listFindingRows(
  db: Database,
  runId: string,
  filter: FindingFilter,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): Promise<z.input<typeof findingSchema>[]> {
  const equal = (column: string, value: string | undefined): RawBuilder<unknown> =>
    value === undefined ? sql`true` : sql`${sql.ref(column)} = ${value}`;
  const { rows } = await sql<{ row: z.input<typeof findingSchema> }>`
    select finding || jsonb_build_object('stage', stage, 'code', code, 'severity', severity, 'position', position) as row
    from run_findings where run_id = ${runId} and ${equal('stage', filter.stage)}
      and ${equal('severity', filter.severity)} and ${equal('code', filter.code)}
    order by stage, number offset ${skip} limit ${limit}`.execute(db);
  return rows.map(({ row }) => row);
}
