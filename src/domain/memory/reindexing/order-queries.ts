import { sql } from 'kysely';
import type { Database } from '#platform/database';

/** An order of tokens as people see it. */
export interface OrderInfo {
  /** Primary language of the sources, `en`. */
  readonly language: string;
  readonly state: 'building' | 'active' | 'retired';
  /** Texts whose tokens were counted for it. */
  readonly countedUnits: number;
  /** How many times as many candidates lookups meet as by an order counted now; null where it was not measured. */
  readonly drift: number | null;
  readonly driftMeasuredAt: Date | null;
  readonly createdAt: Date;
  readonly activatedAt: Date | null;
}

export interface OrderRow {
  readonly id: number;
  readonly fingerprint: string;
  readonly language: string;
  readonly state: OrderInfo['state'];
  readonly cursor: string | null;
}

const columns = sql`id, fingerprint, language, state, cursor`;

/** By language; orders that are being built behind those in use. */
export async function listOrderInfos(db: Database): Promise<OrderInfo[]> {
  const { rows } = await sql<OrderInfo>`
    select language, state, counted_units::integer as "countedUnits", drift, drift_measured_at as "driftMeasuredAt",
      created_at as "createdAt", activated_at as "activatedAt"
    from token_orders where state <> 'retired' order by language, state`.execute(db);
  return rows;
}

export async function findOrder(
  db: Database,
  language: string,
  state: 'building' | 'active',
): Promise<OrderRow | undefined> {
  const { rows } = await sql<OrderRow>`
    select ${columns} from token_orders where language = ${language} and state = ${state}`.execute(db);
  return rows[0];
}

/** Another process has the order now. */
export const held = Symbol('held');

/**
 * The order that is being built beside an active one, kept from others who build it until the transaction ends; undefined once
 * it is in use, or the active one no longer: what was begun beside that one is not to be gone on with. Never waits for others.
 */
export async function lockBuilding(
  db: Database,
  id: number,
  active: number,
): Promise<OrderRow | typeof held | undefined> {
  const building = sql`from token_orders where id = ${id} and state = 'building'`;
  const { rows } = await sql<OrderRow>`select ${columns} ${building} for update skip locked`.execute(db);
  if (rows[0]) return (await isStillActive(db, active)) ? rows[0] : undefined;
  const { rows: others } = await sql`select ${building}`.execute(db);
  return others.length > 0 ? held : undefined;
}

/** Whether an order is in use, and stays so until the transaction ends. */
export async function isStillActive(db: Database, id: number): Promise<boolean> {
  const { rows } =
    await sql`select from token_orders where id = ${id} and state = 'active' for share`.execute(db);
  return rows.length > 0;
}

export async function moveCursor(db: Database, id: number, cursor: string | null): Promise<void> {
  await sql`update token_orders set cursor = ${cursor} where id = ${id}`.execute(db);
}

export async function updateDrift(db: Database, id: number, drift: number, now: Date): Promise<void> {
  await sql`update token_orders set drift = ${drift}, drift_measured_at = ${now} where id = ${id}`.execute(
    db,
  );
}

/** Puts one order in the place of another. */
export async function replaceOrder(db: Database, active: number, building: number, now: Date): Promise<void> {
  await sql`update token_orders set state = 'retired', retired_at = ${now} where id = ${active}`.execute(db);
  await sql`update token_orders set state = 'active', activated_at = ${now} where id = ${building}`.execute(
    db,
  );
}

/** Retired before a time: nobody looks anything up by them any more. */
export async function listRetired(db: Database, before: Date): Promise<OrderRow[]> {
  const { rows } = await sql<OrderRow>`
    select ${columns} from token_orders where state = 'retired' and retired_at < ${before}`.execute(db);
  return rows;
}

export async function deleteOrder(db: Database, id: number): Promise<void> {
  await sql`delete from token_orders where id = ${id}`.execute(db);
}
