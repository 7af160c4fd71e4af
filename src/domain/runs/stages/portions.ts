import { sql } from 'kysely';
import type { RunTables } from '#domain/runs/records';
import type { Database } from '#platform/database';

const tables = (db: Database) => db.withTables<RunTables>();

export interface Portion {
  readonly number: number;
  /** Of its segments, in reading order. */
  readonly positions: readonly number[];
}

export async function insertPortions(
  db: Database,
  runId: string,
  epoch: number,
  portions: readonly Portion[],
): Promise<void> {
  if (portions.length === 0) return;
  await sql`
    insert into run_portions (run_id, epoch, number, positions)
    select ${runId}, ${epoch}, (entry->>'number')::integer,
      array(select value::integer from jsonb_array_elements_text(entry->'positions'))
    from jsonb_array_elements(${JSON.stringify(portions)}::jsonb) as entry`.execute(db);
}

/** Numbers of the portions that are not done, in order. */
export async function listOpenPortions(db: Database, runId: string, epoch: number): Promise<number[]> {
  const rows = await tables(db)
    .selectFrom('run_portions')
    .select('number')
    .where('run_id', '=', runId)
    .where('epoch', '=', epoch)
    .where('state', '=', 'open')
    .orderBy('number')
    .execute();
  return rows.map(({ number }) => number);
}

export interface Claim {
  readonly runId: string;
  readonly epoch: number;
  readonly number: number;
  /** The job that claims. */
  readonly lease: string;
  readonly connectionId: string | undefined;
  readonly concurrency: number;
  readonly until: Date;
  readonly now: Date;
}

/**
 * Leases a portion to a job. `taken`: it is done, or another job works on it. `full`: its connection has as many
 * portions under way, over all processes, as it allows.
 */
export async function claimPortion(db: Database, claim: Claim): Promise<Portion | 'taken' | 'full'> {
  const { runId, epoch, number, lease, connectionId, now } = claim;
  if (connectionId !== undefined) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`connection:${connectionId}`}, 0))`.execute(db);
    const { rows } = await sql<{ busy: number }>`
      select count(*)::integer as busy from run_portions
      where connection_id = ${connectionId} and state = 'open' and leased_until > ${now} and lease <> ${lease}`.execute(
      db,
    );
    if (rows[0]!.busy >= claim.concurrency) return 'full';
  }
  const row = await tables(db)
    .updateTable('run_portions')
    .set({ lease, leased_until: claim.until, connection_id: connectionId ?? null })
    .where('run_id', '=', runId)
    .where('epoch', '=', epoch)
    .where('number', '=', number)
    .where('state', '=', 'open')
    .where((where) =>
      where.or([where('lease', 'is', null), where('lease', '=', lease), where('leased_until', '<', now)]),
    )
    .returning(['number', 'positions'])
    .executeTakeFirst();
  return row ?? 'taken';
}

/** Gives up the place of a portion at its connection; the portion stays leased to its job. */
export async function leavePlace(
  db: Database,
  runId: string,
  epoch: number,
  number: number,
  lease: string,
): Promise<void> {
  await tables(db)
    .updateTable('run_portions')
    .set({ connection_id: null })
    .where('run_id', '=', runId)
    .where('epoch', '=', epoch)
    .where('number', '=', number)
    .where('lease', '=', lease)
    .where('state', '=', 'open')
    .execute();
}

/** Gives a portion back, so that whoever comes next need not wait for the lease to end. */
export async function releasePortion(
  db: Database,
  runId: string,
  epoch: number,
  number: number,
  lease: string,
): Promise<void> {
  await tables(db)
    .updateTable('run_portions')
    .set({ lease: null, leased_until: null })
    .where('run_id', '=', runId)
    .where('epoch', '=', epoch)
    .where('number', '=', number)
    .where('lease', '=', lease)
    .where('state', '=', 'open')
    .execute();
}

/** Adds calls that were made for a portion, whatever came of them and whether or not it is done: all have been paid. */
export async function appendCalls(
  db: Database,
  runId: string,
  epoch: number,
  number: number,
  calls: readonly unknown[],
  now: Date,
): Promise<void> {
  if (calls.length === 0) return;
  await sql`update run_portions set calls = coalesce(calls, '[]') || ${JSON.stringify(calls)}::jsonb, worked_at = ${now}
    where run_id = ${runId} and epoch = ${epoch} and number = ${number}`.execute(db);
}

/** Marks a portion as done; false where it was already, so that whoever asks commits nothing twice. */
export async function closePortion(
  db: Database,
  runId: string,
  epoch: number,
  number: number,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('run_portions')
    .set({ state: 'done', worked_at: now })
    .where('run_id', '=', runId)
    .where('epoch', '=', epoch)
    .where('number', '=', number)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Plans the portions of a run's latest epoch anew for another one, without the segments that have a target; how many
 * are open.
 */
export async function reopenPortions(db: Database, runId: string, epoch: number): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    insert into run_portions (run_id, epoch, number, positions)
    select old.run_id, ${epoch}, old.number, array(
      select open.position from unnest(old.positions) as open (position)
      where not exists (select from targets where run_id = ${runId} and targets.position = open.position) order by open.position)
    from run_portions old
    where old.run_id = ${runId}
      and old.epoch = (select max(epoch) from run_portions where run_id = ${runId} and epoch < ${epoch})
      and exists (select from unnest(old.positions) as open (position)
        where not exists (select from targets where run_id = ${runId} and targets.position = open.position))
    returning number`.execute(db);
  return rows.length;
}
