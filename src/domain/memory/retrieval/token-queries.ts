import { sql } from 'kysely';
import { type Database, newId } from '#platform/database';

/** A frozen count of how often the tokens of a language occur, by which signatures are made. */
export interface StoredOrder {
  readonly id: number;
  readonly fingerprint: string;
  readonly state: 'building' | 'active' | 'retired';
}

/** Any number, the same for every writer. */
const writersLock = 1_903_447_201;

/**
 * Says that this transaction writes units: who builds an order waits for those that may not know of it. Nobody takes the
 * lock for himself alone, so writers never wait for it.
 */
export async function lockAsWriter(db: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${writersLock})`.execute(db);
}

/** Transactions that write units now. */
export async function listWriters(db: Database): Promise<string[]> {
  const { rows } = await sql<{ writer: string }>`
    select virtualtransaction as writer from pg_locks
    where locktype = 'advisory' and classid = 0 and objid = ${writersLock} and objsubid = 1
      and database = (select oid from pg_database where datname = current_database())`.execute(db);
  return rows.map(({ writer }) => writer);
}

/** The orders of a language that signatures are to be made by, the oldest first. */
export async function listOpenOrders(db: Database, language: string): Promise<StoredOrder[]> {
  const { rows } = await sql<StoredOrder>`select id, fingerprint, state from token_orders
    where language = ${language} and state <> 'retired' order by id`.execute(db);
  return rows;
}

export interface CountedTokens {
  readonly units: number;
  /** By hash of the class. */
  readonly frequencies: ReadonlyMap<number, number>;
}

/** Undefined where the language has an order in that state. */
export async function insertOrder(
  db: Database,
  language: string,
  state: 'building' | 'active',
  { units, frequencies }: CountedTokens,
  now: Date,
): Promise<StoredOrder | undefined> {
  const fingerprint = newId();
  const { rows } = await sql<StoredOrder>`
    insert into token_orders (fingerprint, language, state, counted_units, created_at, activated_at)
    values (${fingerprint}, ${language}, ${state}, ${units}, ${now}, ${state === 'active' ? now : null})
    on conflict do nothing returning id, fingerprint, state`.execute(db);
  const order = rows[0];
  if (!order) return undefined;
  const entries = [...frequencies].map(([token, frequency]) => ({ token, frequency }));
  await sql`insert into token_frequencies (order_id, token, frequency)
    select ${order.id}, token, frequency
    from json_to_recordset(${JSON.stringify(entries)}::json) as entry (token integer, frequency integer)`.execute(
    db,
  );
  return order;
}

/** Sorted by token. */
export async function listFrequencies(
  db: Database,
  orderId: number,
): Promise<{ token: number; frequency: number }[]> {
  const { rows } = await sql<{ token: number; frequency: number }>`
    select token, frequency from token_frequencies where order_id = ${orderId} order by token`.execute(db);
  return rows;
}
