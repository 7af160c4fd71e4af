import { type RawBuilder, sql } from 'kysely';
import { packedEntry } from '#domain/memory/retrieval';
import { entryLength } from '#engine/matching';
import type { Database } from '#platform/database';

/** Where the unit begins in an entry, counted from 1. */
const unitAt = 21;
const idLength = 16;
/** Entries that a row holds at most, so that it and a few others fit in a page. */
export const mostEntries = 48;
const fullRow = mostEntries * entryLength;
/** Keys of one transaction: a long text has hundreds, and who edits its unit waits. */
const keysAtOnce = 50_000;
/** Sorts before every unit. */
const firstId = '00000000-0000-0000-0000-000000000000';

/** Any number, the same for everyone who packs. */
const packersLock = 1_903_447_202;

/**
 * Keeps others from packing an order until the transaction ends; false where somebody does, or the order is retired. Never
 * waits.
 */
export async function lockAsPacker(db: Database, orderId: number): Promise<boolean> {
  const { rows } = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(${packersLock}, id) as locked from token_orders
    where id = ${orderId} and state <> 'retired'`.execute(db);
  return rows[0]?.locked ?? false;
}

/**
 * Keeps an order from being dropped, and others from packing it, until the transaction ends, beside others who write entries of
 * their own; waits for who packs it now. False where it is retired or gone.
 */
export async function lockBesidePackers(db: Database, orderId: number): Promise<boolean> {
  await sql`select pg_advisory_xact_lock_shared(${packersLock}, ${orderId}::integer)`.execute(db);
  const { rows } = await sql`select from token_orders where id = ${orderId} and state <> 'retired'`.execute(
    db,
  );
  return rows.length > 0;
}

/** Waits for whoever packs an order to end his transaction; once it is retired nobody begins another. */
export async function awaitPacker(db: Database, orderId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${packersLock}, ${orderId}::integer)`.execute(db);
}

export async function listOrderIds(db: Database): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from token_orders where state <> 'retired' order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Signatures that wait to be packed, counted up to a limit; those of imports that are not committed wait for that. */
export async function countUnpacked(db: Database, orderId: number, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (select from ${toPack(orderId)} limit ${limit}) waiting`.execute(
    db,
  );
  return rows[0]!.count;
}

/** What one transaction does at most. */
interface Portion {
  readonly limit: number;
  readonly mostKeys?: number;
}

/** What was packed at once. */
export interface Packed {
  readonly signatures: number;
  /** The last unit, behind which to go on; undefined where none waits there that nobody has locked. */
  readonly last: string | undefined;
}

/** Packs signatures of an order, of units behind one, until so many keys of them are written: as many for each. */
export async function packSome(
  db: Database,
  orderId: number,
  { after = firstId, limit, mostKeys = keysAtOnce }: Portion & { readonly after?: string | undefined },
): Promise<Packed> {
  const { rows } = await sql<{ signatures: number; last: string | null }>`
    with chosen as (select signature.unit_id, cardinality(signature.keys) as keys
        from ${toPack(orderId)} and signature.unit_id > ${after}::uuid order by signature.unit_id limit ${limit}
        for update of signature skip locked),
      fitting as (select unit_id from (select unit_id, sum(keys) over (order by unit_id) - keys as before from chosen)
        counted where before < ${mostKeys}),
      taken as (update memory_signatures signature set packed = true
        where order_id = ${orderId} and unit_id = any(array(select unit_id from fitting))
        returning signature.unit_id, signature.keys, ${packedEntry} as entry),
      numbered as (select key, entry, (row_number() over (partition by key) - 1) * ${entryLength} / ${fullRow} as place
        from (select unnest(keys) as key, entry from taken) found),
      written as (insert into memory_postings (order_id, key, entries)
        select ${orderId}, key, string_agg(entry, '') from numbered group by key, place order by key returning 1),
      counted as (${countLoose(orderId, sql`written`)})
    select count(*)::integer as signatures, max(unit_id::text) as last from taken`.execute(db);
  const { signatures, last } = rows[0]!;
  return { signatures, last: last ?? undefined };
}

/**
 * Of units without entries that are still to be removed: those would go with the new ones. Says that they are not packed as
 * `memory_signatures_to_pack` says it.
 */
function toPack(orderId: number) {
  return sql`memory_signatures signature left join memory_imports import on import.id = signature.import_id
    where order_id = ${orderId} and packed < true and (signature.import_id is null or import.state = 'committed')
      and not exists (select from memory_posting_removals removal
        where removal.order_id = ${orderId} and removal.unit_id = signature.unit_id)`;
}

function countLoose(orderId: number, changed: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`insert into memory_packings as packing (order_id, loose) select ${orderId}, count(*) from ${changed}
    on conflict (order_id) do update set loose = packing.loose + excluded.loose`;
}

/**
 * Takes out entries of signatures that have changed or gone; of how many. Of a key that very many share all rows are read, but
 * only those written that change.
 */
export async function removeSome(
  db: Database,
  orderId: number,
  { limit, mostKeys = keysAtOnce }: Portion,
): Promise<number> {
  const { rows: gone } = await sql<{ id: string; keys: number[] }>`
    with chosen as (select id, cardinality(keys) as keys from memory_posting_removals
        where order_id = ${orderId} order by id limit ${limit}),
      fitting as (select id from (select id, sum(keys) over (order by id) - keys as before from chosen) counted
        where before < ${mostKeys})
    delete from memory_posting_removals where id = any(array(select id from fitting))
    returning unit_id as id, keys`.execute(db);
  if (gone.length === 0) return 0;
  const unit = sql`substring(entries from ${entryLength} * place + ${unitAt} for ${idLength})`;
  await sql`
    with units as materialized (select uuid_send(id) as unit from unnest(${gone.map(({ id }) => id)}::uuid[]) id),
      shortened as (update memory_postings set entries = coalesce((
          select string_agg(substring(entries from ${entryLength} * place + 1 for ${entryLength}), '')
          from generate_series(0, length(entries) / ${entryLength} - 1) place
          where ${unit} not in (select unit from units)), '')
        where order_id = ${orderId} and key = any(${[...new Set(gone.flatMap(({ keys }) => keys))]}::integer[])
          and exists (select from generate_series(0, length(entries) / ${entryLength} - 1) place
            where ${unit} in (select unit from units))
        returning 1)
    ${countLoose(orderId, sql`shortened`)}`.execute(db);
  return gone.length;
}

/** Whether so many rows of an order came since they were merged last that merging them pays. */
export async function isLoose(db: Database, orderId: number, least: number): Promise<boolean> {
  const { rows } = await sql<{ isLoose: boolean }>`
    select loose > ${least} + merged / 4 as "isLoose" from memory_packings where order_id = ${orderId}`.execute(
    db,
  );
  return rows[0]?.isLoose ?? false;
}

/** Puts what rows of one key hold in as few rows as need be, for keys from one to another. */
export async function mergeKeys(db: Database, orderId: number, from: number, to: number): Promise<void> {
  await sql`
    with small as (select ctid as place, length(entries) as length, count(*) over (partition by key) as rows
        from memory_postings
        where order_id = ${orderId} and key between ${from} and ${to} and length(entries) < ${fullRow}),
      taken as (delete from memory_postings
        where ctid = any(array(select place from small where rows > 1 or length = 0)) returning key, entries),
      numbered as (select key, entries, (sum(length(entries)) over (partition by key order by length(entries) desc
        rows unbounded preceding) - length(entries)) / ${fullRow} as place from taken where entries <> '')
    insert into memory_postings (order_id, key, entries)
    select ${orderId}, key, string_agg(entries, '') from numbered group by key, place order by key`.execute(
    db,
  );
}

/** Notes that all rows of an order are merged. */
export async function noteMerged(db: Database, orderId: number): Promise<void> {
  await sql`update memory_packings set loose = 0,
      merged = (select count(*) from memory_postings where order_id = ${orderId})
    where order_id = ${orderId}`.execute(db);
}

/** Deletes what an order has packed for keys from one to another. */
export async function deleteKeys(db: Database, orderId: number, from: number, to: number): Promise<void> {
  await sql`delete from memory_postings where order_id = ${orderId} and key between ${from} and ${to}`.execute(
    db,
  );
}

/** Deletes what is known of the packing of an order, and what was to be removed of it. */
export async function deletePacking(db: Database, orderId: number): Promise<void> {
  await sql`delete from memory_posting_removals where order_id = ${orderId}`.execute(db);
  await sql`delete from memory_packings where order_id = ${orderId}`.execute(db);
}
