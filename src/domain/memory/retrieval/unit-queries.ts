import { type RawBuilder, sql } from 'kysely';
import { type Database, storableJson } from '#platform/database';
import { isLive, unitsWithState } from './live-units.ts';
import type { SignatureRow } from './make-signatures.ts';
import type { PreparedUnit } from './prepare-units.ts';
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
  readonly rows: readonly PreparedUnit[];
  readonly signatures: readonly SignatureRow[];
  readonly skipDuplicates: boolean;
}

/** Arrays of columns, which PostgreSQL reads a quarter faster than JSON and almost as fast as COPY. */
function columnsOf(rows: readonly PreparedUnit[]): RawBuilder<unknown> {
  const texts = (name: Exclude<keyof PreparedUnit, 'id'>) => sql`${rows.map((row) => row[name])}::text[]`;
  return sql`unnest(${rows.map(({ id }) => id)}::uuid[], ${texts('sourceHash')}, ${texts('targetHash')},
    ${texts('segmentId')}, ${texts('structuralId')}, ${texts('json')})
    as given (id, source_hash, target_hash, segment_id, structural_id, json)`;
}

/** How many were inserted. */
export async function insertUnitRows(db: Database, input: UnitRows): Promise<number> {
  const { bookId, importId, origin, rows, signatures, skipDuplicates } = input;
  const { by, now, runId = null } = origin;
  const known = sql`exists (select from ${unitsWithState}
    where unit.book_id = ${bookId} and unit.source_hash = decode(entry.source_hash, 'hex')
      and unit.target_hash = decode(entry.target_hash, 'hex') and (${isLive} or unit.import_id = ${importId}::uuid))`;
  const entry = skipDuplicates
    ? sql`(select distinct on (source_hash, target_hash) * from ${columnsOf(rows)}
        order by source_hash, target_hash, id) entry where not ${known}`
    : columnsOf(rows);
  const { rows: added } = await sql<{ id: string }>`
    insert into memory_units (id, book_id, import_id, source_hash, target_hash, structural_id, unit, run_id, segment_id,
      created_by, created_at)
    select id, ${bookId}, ${importId}::uuid, decode(source_hash, 'hex'), decode(target_hash, 'hex'), structural_id,
      json::jsonb, ${runId}::uuid, segment_id, ${by}, ${now}
    from ${entry} ${skipDuplicates ? sql`returning id` : sql``}`.execute(db);
  if (!skipDuplicates) await insertSignatures(db, signatures, importId);
  else {
    const ids = new Set(added.map(({ id }) => id));
    const some = signatures.filter(({ id }) => ids.has(id));
    await insertSignatures(db, some, importId);
  }
  return skipDuplicates ? added.length : rows.length;
}

async function insertSignatures(
  db: Database,
  rows: readonly SignatureRow[],
  importId: string | null,
): Promise<void> {
  if (rows.length === 0) return;
  const numbers = (name: 'order' | 'bookId' | 'weight') => sql`${rows.map((row) => row[name])}::integer[]`;
  await sql`
    insert into memory_signatures (order_id, unit_id, book_id, import_id, weight, source, words, keys)
    select order_id, unit_id, book_id, ${importId}::uuid, weight, source, words::bit(128), keys::integer[]
    from unnest(${numbers('order')}, ${rows.map(({ id }) => id)}::uuid[], ${numbers('bookId')}, ${numbers('weight')},
      ${rows.map(({ source }) => source)}::text[], ${rows.map(({ words }) => words)}::text[],
      ${rows.map(({ keys }) => `{${keys.join(',')}}`)}::text[])
      as given (order_id, unit_id, book_id, weight, source, words, keys)`.execute(db);
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
        weight = excluded.weight, source = excluded.source, words = excluded.words, keys = excluded.keys`;
  await sql`
    insert into memory_signatures (order_id, unit_id, book_id, import_id, weight, source, words, keys)
    select "order", id, "bookId", "importId", weight, source, words::bit(128), keys
    from json_to_recordset(${storableJson(signatures)}::json) as given ("order" integer, id uuid, "bookId" integer,
      "importId" uuid, weight integer, source text, words text, keys integer[])
    order by 1, 2
    on conflict (order_id, unit_id) ${conflict}`.execute(db);
}

/** Deletes the signatures of units that are active no longer. */
export async function deleteSignatures(db: Database, unitIds: readonly string[]): Promise<void> {
  await sql`delete from memory_signatures where (order_id, unit_id) in (
    select token_orders.id, unit.id from token_orders, unnest(${[...unitIds]}::uuid[]) as unit (id))`.execute(
    db,
  );
}
