import { sql } from 'kysely';
import { languageOf, listOpenOrders, packedEntry } from '#domain/memory/retrieval';
import type { Database } from '#platform/database';
import type { KeyRows } from './group-by-key.ts';

/** How far an import is packed: orders one after another, each in the order of units. */
export interface PackedImport {
  readonly id: string;
  readonly state: 'staging' | 'committing';
  readonly sourceLanguage: string;
  /** The order that was packed last; null at the beginning. */
  readonly orderId: number | null;
  /** The unit whose keys were packed last; null where all of the order are. */
  readonly unitId: string | null;
}

/** Any number, the same for everyone who packs imports. */
const packersLock = 1_903_447_203;

/**
 * An import that is committed, or will be without asking people, while nobody else packs it. It is not locked itself: who
 * reads it further need not wait.
 */
export async function lockToPack(db: Database, importId: string): Promise<PackedImport | undefined> {
  // What is lost with the power takes along how far it came.
  await sql`set local synchronous_commit = off`.execute(db);
  await sql`select pg_advisory_xact_lock(${packersLock}, hashtext(${importId}))`.execute(db);
  const { rows } = await sql<PackedImport>`
    select id, state, source_language as "sourceLanguage", packed_order as "orderId", packed_to as "unitId"
    from memory_imports where id = ${importId} and (state = 'committing' or (state = 'staging' and not review))`.execute(
    db,
  );
  return rows[0];
}

/** The order that is to be packed next; undefined where all are. */
export async function findNextOrder(
  db: Database,
  { sourceLanguage, orderId, unitId }: PackedImport,
): Promise<number | undefined> {
  const orders = await listOpenOrders(db, languageOf(sourceLanguage));
  return orders.find(({ id }) => orderId === null || id > orderId || (id === orderId && unitId !== null))?.id;
}

/** Signatures of one transaction: so many units, and so many keys that the last unit may exceed. */
export interface PortionSize {
  readonly units: number;
  readonly keys: number;
}

export interface SignaturePortion {
  readonly units: number;
  /** As `groupByKey` reads them; null where there are none. */
  readonly signed: Buffer | null;
  /** The last unit among them. */
  readonly last: string | null;
}

/** The next signatures of an order that wait for the commit of their import. */
export async function listSignatures(
  db: Database,
  { id, orderId: packedOrder, unitId }: PackedImport,
  orderId: number,
  { units, keys }: PortionSize,
): Promise<SignaturePortion> {
  const after = packedOrder === orderId ? unitId : null;
  const endOf = (direction: 'asc' | 'desc') =>
    sql`(select id from memory_units where import_id = ${id} order by id ${sql.raw(direction)} limit 1)`;
  const { rows } = await sql<SignaturePortion>`
    select count(*)::integer as units, string_agg(signed, '') as signed, max(unit_id::text) as last
    from (select unit_id, ${packedEntry} || array_send(keys) as signed,
        sum(cardinality(keys)) over (order by unit_id rows unbounded preceding) - cardinality(keys) as before
      from memory_signatures signature
      where order_id = ${orderId} and import_id = ${id} and packed
        and unit_id between ${endOf('asc')} and ${endOf('desc')}
        ${after === null ? sql`` : sql`and unit_id > ${after}::uuid`}
      order by unit_id limit ${units}) portion
    where before < ${keys}`.execute(db);
  return rows[0]!;
}

/** Says how many rows there are, so that those of one key are merged in time. */
export async function insertPostings(db: Database, orderId: number, rows: KeyRows): Promise<void> {
  await sql`insert into memory_postings (order_id, key, entries)
    select ${orderId}, key, entries
    from unnest(${rows.keys.bytes}::integer[], ${rows.entries.bytes}::bytea[]) as given (key, entries)`.execute(
    db,
  );
  await sql`insert into memory_packings as packing (order_id, loose) values (${orderId}, ${rows.keys.length})
    on conflict (order_id) do update set loose = packing.loose + excluded.loose`.execute(db);
}

/** Rejects, so that nothing is packed, where the import was deleted meanwhile. */
export async function notePacked(
  db: Database,
  importId: string,
  orderId: number,
  unitId: string | null,
): Promise<void> {
  const { numAffectedRows } =
    await sql`update memory_imports set packed_order = ${orderId}, packed_to = ${unitId}
    where id = ${importId}`.execute(db);
  if (numAffectedRows === 0n) throw new Error('The import was deleted while it was packed.');
}
