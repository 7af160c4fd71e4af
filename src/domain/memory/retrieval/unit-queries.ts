import { type RawBuilder, sql } from 'kysely';
import { type Database, storableJson } from '#platform/database';
import { BinaryArray } from '#platform/database/arrays';
import { isLive, unitsWithState } from './live-units.ts';
import type { SignatureRow } from './make-signatures.ts';
import type { PreparedSignatures } from './prepare-signatures.ts';
import type { PreparedUnits } from './prepare-units.ts';
import type { StoredUnit } from './unit-json.ts';

/** Where units come from. */
export interface UnitOrigin {
  readonly by: string;
  readonly now: Date;
  readonly runId?: string;
}

export interface UnitRows {
  readonly bookId: number;
  readonly importId: string | null;
  readonly origin: UnitOrigin;
  readonly rows: PreparedUnits;
  readonly signatures: PreparedSignatures;
  /** Ids of the units that are written; all by default. */
  readonly only?: ReadonlySet<string> | undefined;
  readonly skipDuplicates: boolean;
  /** Whether what finds them is packed when their import is committed, instead of being found by the index. */
  readonly waits: boolean;
}

/** How many were inserted. */
export async function insertUnitRows(db: Database, input: UnitRows): Promise<number> {
  const { bookId, importId, origin, rows, signatures, only, skipDuplicates, waits } = input;
  const { by, now, runId = null } = origin;
  const { columns } = rows;
  const known = sql`exists (select from ${unitsWithState}
    where unit.book_id = ${bookId} and unit.source_hash = entry.source_hash
      and unit.target_hash = entry.target_hash and (${isLive} or unit.import_id = ${importId}::uuid))`;
  const given = sql`unnest(${columns.ids.bytes}::uuid[], ${columns.sourceHashes.bytes}::bytea[],
    ${columns.targetHashes.bytes}::bytea[], ${columns.segmentIds.bytes}::text[], ${columns.structuralIds.bytes}::text[],
    ${columns.units.bytes}::jsonb[], ${marked(rows.units, only)}::boolean[])
    as given (id, source_hash, target_hash, segment_id, structural_id, unit, is_written)`;
  const entry = skipDuplicates
    ? sql`(select distinct on (source_hash, target_hash) * from ${given} where is_written
        order by source_hash, target_hash, id) entry where not ${known}`
    : sql`${given} where is_written`;
  const { rows: added, numAffectedRows } = await sql<{ id: string }>`
    insert into memory_units (id, book_id, import_id, source_hash, target_hash, structural_id, unit, run_id, segment_id,
      created_by, created_at)
    select id, ${bookId}, ${importId}::uuid, source_hash, target_hash, structural_id, unit, ${runId}::uuid, segment_id,
      ${by}, ${now}
    from ${entry} ${skipDuplicates ? sql`returning id` : sql``}`.execute(db);
  const written = skipDuplicates ? new Set(added.map(({ id }) => id)) : only;
  await insertSignatures(db, { bookId, importId, signatures, only: written, waits });
  return skipDuplicates ? added.length : Number(numAffectedRows);
}

/** Of each whether it is among some; all are by default. */
function marked(rows: readonly { readonly id: string }[], only: ReadonlySet<string> | undefined): Buffer {
  const marks = new BinaryArray('bool');
  for (const { id } of rows) marks.addBoolean(only === undefined || only.has(id));
  return marks.bytes;
}

async function insertSignatures(
  db: Database,
  { bookId, importId, signatures, only, waits }: Omit<UnitRows, 'origin' | 'rows' | 'skipDuplicates'>,
): Promise<void> {
  const { columns, keys, units } = signatures;
  if (units.length === 0) return;
  await sql`
    insert into memory_signatures (order_id, unit_id, book_id, import_id, weight, source, words, keys, packed)
    select order_id, unit_id, ${bookId}, ${importId}::uuid, weight, source, words,
      (${keys.bytes}::integer[])[keys_before + 1 : keys_behind], ${waits}
    from unnest(${columns.orders.bytes}::integer[], ${columns.ids.bytes}::uuid[], ${columns.weights.bytes}::integer[],
      ${columns.sources.bytes}::text[], ${columns.words.bytes}::varbit[], ${columns.keysBefore.bytes}::integer[],
      ${columns.keysBehind.bytes}::integer[], ${marked(units, only)}::boolean[])
      as given (order_id, unit_id, weight, source, words, keys_before, keys_behind, is_written)
    where is_written`.execute(db);
}

/** Units that are to have signatures, of any book, with the language of their sources. */
export async function listUnitsToSign(
  db: Database,
  unitIds: readonly string[],
): Promise<{ id: string; bookId: number; from: string; importId: string | null; unit: StoredUnit }[]> {
  const { rows } = await sql<{
    id: string;
    bookId: number;
    from: string;
    importId: string | null;
    unit: StoredUnit;
  }>`
    select unit.id, book_id as "bookId", source_language as "from", import_id as "importId", unit.unit
    from memory_units unit join memory_books book on book.id = book_id
    where unit.id = any(${[...unitIds]}::uuid[]) and status = 'active' and decision is distinct from 'rejected'`.execute(
    db,
  );
  return rows;
}

/**
 * Writes signatures over those that the units have; with `keep` only where they have none of the order. Rows are written
 * sorted, so that two who write the same ones never wait for one another in a circle.
 */
export async function upsertSignatures(
  db: Database,
  signatures: readonly (SignatureRow & { readonly importId: string | null })[],
  { keep = false }: { readonly keep?: boolean } = {},
): Promise<void> {
  const conflict = keep
    ? sql`do nothing`
    : sql`do update set book_id = excluded.book_id, import_id = excluded.import_id,
        weight = excluded.weight, source = excluded.source, words = excluded.words, keys = excluded.keys,
        packed = false where memory_signatures.* is distinct from excluded.*`;
  const given = sql`json_to_recordset(${storableJson(signatures)}::json) as given ("order" integer, id uuid,
    "bookId" integer, "importId" uuid, weight integer, source text, words text, keys integer[])`;
  // Waits for whoever signs them just now: what he writes may be packed when he ends.
  if (!keep) await upsertSignatures(db, signatures, { keep: true });
  if (!keep)
    await sql`
      with before as (select order_id, unit_id, keys, packed from memory_signatures
        where (order_id, unit_id) in (select "order", id from ${given}) order by 1, 2 for update)
      insert into memory_posting_removals (order_id, unit_id, keys)
      select order_id, unit_id, keys from before where packed`.execute(db);
  await sql`
    insert into memory_signatures (order_id, unit_id, book_id, import_id, weight, source, words, keys)
    select "order", id, "bookId", "importId", weight, source, words::bit(128), keys
    from ${given}
    order by 1, 2
    on conflict (order_id, unit_id) ${conflict}`.execute(db);
}

/** Deletes the signatures of units that are active no longer. */
export async function deleteSignatures(db: Database, unitIds: readonly string[]): Promise<void> {
  await deleteWhere(
    db,
    sql`(order_id, unit_id) in (
      select token_orders.id, unit.id from token_orders, unnest(${[...unitIds]}::uuid[]) as unit (id))`,
  );
}

/** The same by one order; in order, so that nobody who writes the same waits for one that waits for him. */
export async function deleteSignaturesOf(
  db: Database,
  orderId: number,
  unitIds: readonly string[],
): Promise<void> {
  const those = sql<boolean>`order_id = ${orderId} and unit_id = any(${[...unitIds]}::uuid[])`;
  await sql`select from memory_signatures where ${those} order by unit_id for update`.execute(db);
  await deleteWhere(db, those);
}

/**
 * Entries of those that were packed, or may be just now, are left to be removed; those that wait for people to decide on
 * their import have none.
 */
async function deleteWhere(db: Database, those: RawBuilder<unknown>): Promise<void> {
  await sql`
    with gone as (delete from memory_signatures where ${those} returning order_id, unit_id, import_id, keys, packed)
    insert into memory_posting_removals (order_id, unit_id, keys)
    select order_id, unit_id, keys from gone where packed and not exists (
      select from memory_imports where id = import_id and review and state <> 'committing' and packed_order is null
        and committed_at is null)`.execute(db);
}
