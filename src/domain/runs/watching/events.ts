import { sql } from 'kysely';
import type { Database } from '#platform/database';

export interface EventRow {
  readonly id: number;
  readonly event: string;
  readonly data: object;
  readonly occurredAt: Date;
}

/** From one on, oldest first. */
export async function listEvents(
  db: Database,
  runId: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`select id, event, data, occurred_at as "occurredAt" from run_events
    where run_id = ${runId} and id > ${after} order by id limit ${limit}`.execute(db);
  return rows;
}

/** Changes of state, newest first; how far a stage has come is left out. */
export async function listLatestEvents(db: Database, runId: string, limit: number): Promise<EventRow[]> {
  const { rows } = await sql<EventRow>`select id, event, data, occurred_at as "occurredAt" from run_events
    where run_id = ${runId} and event <> 'progress' order by id desc limit ${limit}`.execute(db);
  return rows;
}
