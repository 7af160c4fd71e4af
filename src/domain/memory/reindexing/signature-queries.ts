import { sql } from 'kysely';
import { deleteSignaturesOf, type UnitText } from '#domain/memory/retrieval';
import type { Database } from '#platform/database';

export interface SignedText extends UnitText {
  readonly importId: string | null;
}

export async function countSignatures(db: Database, orderId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from memory_signatures where order_id = ${orderId}`.execute(db);
  return rows[0]!.count;
}

/** The unit signed last by an order: those that come later sort behind it. */
export async function findLastSigned(db: Database, orderId: number): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select unit_id as id from memory_signatures where order_id = ${orderId}
    order by unit_id desc limit 1`.execute(db);
  return rows[0]?.id;
}

/** Texts signed by an order, by unit; `share` of 65,536 picks the same units at any time. */
export async function listSigned(
  db: Database,
  orderId: number,
  page: {
    readonly after: string | null;
    readonly until?: string;
    readonly share?: number;
    readonly limit: number;
  },
): Promise<SignedText[]> {
  const { after, until, share, limit } = page;
  const { rows } = await sql<SignedText>`
    select unit_id as id, book_id as "bookId", import_id as "importId", source
    from memory_signatures where order_id = ${orderId}
      ${after === null ? sql`` : sql`and unit_id > ${after}::uuid`}
      ${until === undefined ? sql`` : sql`and unit_id <= ${until}::uuid`}
      ${share === undefined ? sql`` : sql`and uuid_hash(unit_id) & 65535 < ${share}`}
    order by unit_id limit ${limit}`.execute(db);
  return rows;
}

/** Units looked at together for what they have lost. */
const portion = 1_000;

/**
 * Deletes what the order being built has of units that have lost their signatures meanwhile; how many. Each is looked up by the
 * primary key: while an order grows, what PostgreSQL believes of its size is wrong, and a join planned by that may compare
 * every signature with every other.
 */
export async function deleteStray(db: Database, active: number, building: number): Promise<number> {
  let deleted = 0;
  for (let after: string | null = null; ; ) {
    const units: LookedUp[] = await lookUpSigned(db, active, building, after);
    const stray = units.filter(({ isStray }) => isStray).map(({ id }) => id);
    if (stray.length > 0) {
      await deleteSignaturesOf(db, building, stray);
      deleted += stray.length;
    }
    if (units.length < portion) return deleted;
    after = units.at(-1)!.id;
  }
}

interface LookedUp {
  readonly id: string;
  readonly isStray: boolean;
}

/** A portion of the units that an order has signed, with whether the active one has not. */
async function lookUpSigned(
  db: Database,
  active: number,
  building: number,
  after: string | null,
): Promise<LookedUp[]> {
  const { rows } = await sql<LookedUp>`
    select unit_id as id, not (select exists (select from memory_signatures kept
      where kept.order_id = ${active} and kept.unit_id = signed.unit_id)) as "isStray"
    from memory_signatures signed where order_id = ${building}
      ${after === null ? sql`` : sql`and unit_id > ${after}::uuid`}
    order by unit_id limit ${portion}`.execute(db);
  return rows;
}

/** Whether a unit that is signed by one order is not by the other; looked up one by one as for `deleteStray`. */
export async function lacksSignatures(db: Database, active: number, building: number): Promise<boolean> {
  const { rows } = await sql<{ lacks: boolean }>`
    select exists (select from memory_signatures old where order_id = ${active} and not (select exists (
      select from memory_signatures fresh where fresh.order_id = ${building} and fresh.unit_id = old.unit_id))) as lacks`.execute(
    db,
  );
  return rows[0]!.lacks;
}

/** Deletes signatures of an order from a unit on; the last unit, or undefined where there were none. */
export async function deleteSome(
  db: Database,
  orderId: number,
  after: string | null,
  limit: number,
): Promise<string | undefined> {
  const { rows } = await sql<{ last: string | null }>`
    with portion as (select unit_id from memory_signatures where order_id = ${orderId}
        ${after === null ? sql`` : sql`and unit_id > ${after}::uuid`} order by unit_id limit ${limit}),
      gone as (delete from memory_signatures where order_id = ${orderId} and unit_id = any(array(select unit_id from portion)))
    select max(unit_id::text) as last from portion`.execute(db);
  return rows[0]?.last ?? undefined;
}
