import { sql } from 'kysely';
import { type Database, storableJson } from '#platform/database';
import { isLive, unitsWithState } from './live-units.ts';
import type { SignatureRow } from './make-signatures.ts';
import type { StoredUnit } from './unit-json.ts';

/** Where units come from. */
export interface UnitOrigin {
  readonly by: string;
  readonly now: Date;
  readonly runId?: string;
}

export interface UnitRow {
  readonly id: string;
  /** Hexadecimal. */
  readonly sourceHash: string;
  readonly targetHash: string;
  readonly segmentId: string | undefined;
  readonly structuralId: string | undefined;
  readonly unit: StoredUnit;
}

export interface UnitRows {
  readonly bookId: number;
  readonly importId: string | null;
  readonly origin: UnitOrigin;
  readonly rows: readonly UnitRow[];
  readonly signatures: readonly SignatureRow[];
  readonly skipDuplicates: boolean;
}

/** How many were inserted. */
export async function insertUnitRows(db: Database, input: UnitRows): Promise<number> {
  const { bookId, importId, origin, rows, signatures, skipDuplicates } = input;
  const { by, now, runId = null } = origin;
  const known = sql`exists (select from ${unitsWithState}
    where unit.book_id = ${bookId} and unit.source_hash = decode(entry."sourceHash", 'hex')
      and unit.target_hash = decode(entry."targetHash", 'hex') and (${isLive} or unit.import_id = ${importId}::uuid))`;
  const { rows: counts } = await sql<{ added: number }>`
    with entry as materialized (
      select ${skipDuplicates ? sql`distinct on ("sourceHash", "targetHash")` : sql``} *
      from json_to_recordset(${storableJson(rows)}::json) as given (id uuid, "sourceHash" text, "targetHash" text,
        "segmentId" text, "structuralId" text, unit jsonb)
      ${skipDuplicates ? sql`order by "sourceHash", "targetHash", id` : sql``}),
    added as (
      insert into memory_units (id, book_id, import_id, source_hash, target_hash, structural_id, unit, run_id, segment_id,
        created_by, created_at)
      select id, ${bookId}, ${importId}::uuid, decode("sourceHash", 'hex'), decode("targetHash", 'hex'), "structuralId", unit,
        ${runId}::uuid, "segmentId", ${by}, ${now}
      from entry ${skipDuplicates ? sql`where not ${known}` : sql``}
      returning id),
    signed as (
      insert into memory_signatures (order_id, unit_id, book_id, import_id, weight, source, words, keys)
      select "order", id, "bookId", ${importId}::uuid, weight, source, words::bit(128), keys
      from json_to_recordset(${storableJson(signatures)}::json) as given ("order" integer, id uuid, "bookId" integer,
        weight integer, source text, words text, keys integer[])
      join added using (id))
    select count(*)::int as added from added`.execute(db);
  return counts[0]!.added;
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

/** Writes signatures over those that the units have. */
export async function upsertSignatures(
  db: Database,
  signatures: readonly (SignatureRow & { readonly importId: string | null })[],
): Promise<void> {
  await sql`
    insert into memory_signatures (order_id, unit_id, book_id, import_id, weight, source, words, keys)
    select "order", id, "bookId", "importId", weight, source, words::bit(128), keys
    from json_to_recordset(${storableJson(signatures)}::json) as given ("order" integer, id uuid, "bookId" integer,
      "importId" uuid, weight integer, source text, words text, keys integer[])
    on conflict (order_id, unit_id) do update set book_id = excluded.book_id, import_id = excluded.import_id,
      weight = excluded.weight, source = excluded.source, words = excluded.words, keys = excluded.keys`.execute(
    db,
  );
}

/** Deletes the signatures of units that are active no longer. */
export async function deleteSignatures(db: Database, unitIds: readonly string[]): Promise<void> {
  await sql`delete from memory_signatures where (order_id, unit_id) in (
    select token_orders.id, unit.id from token_orders, unnest(${[...unitIds]}::uuid[]) as unit (id))`.execute(
    db,
  );
}
