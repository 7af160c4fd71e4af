import { type RawBuilder, sql } from 'kysely';
import { decodeUnit, type NewUnit, type StoredUnit, unitsWithState } from '#domain/memory/retrieval';
import { matchLanguage } from '#engine/interchange/tmx';
import type { Database } from '#platform/database';
import { conditionsOf, type UnitFilter, type UnitStatus } from './unit-filter.ts';

export interface UnitBook {
  readonly id: number;
  readonly from: string;
  readonly to: string;
}

/** The language pairs of a memory that a filter means, in the order of their tags. */
export async function listBooks(
  db: Database,
  memoryId: string,
  { from, to }: Pick<UnitFilter, 'from' | 'to'> = {},
): Promise<UnitBook[]> {
  const { rows } = await sql<UnitBook>`
    select id, source_language as "from", target_language as "to" from memory_books where memory_id = ${memoryId}
    order by source_language collate "C", target_language collate "C"`.execute(db);
  const fits = (wanted: string | undefined, tag: string): boolean =>
    wanted === undefined || matchLanguage(wanted, tag) !== undefined;
  return rows.filter((book) => fits(from, book.from) && fits(to, book.to));
}

/** Those of some books that have a unit that a filter means. */
export async function listFilled(
  db: Database,
  books: readonly UnitBook[],
  filter: UnitFilter,
): Promise<UnitBook[]> {
  const { rows } = await sql<{ id: number }>`
    select id from unnest(${books.map(({ id }) => id)}::integer[]) as asked (id)
    where exists (select from ${unitsWithState} where unit.book_id = asked.id and ${conditionsOf(filter)})`.execute(
    db,
  );
  const filled = new Set(rows.map(({ id }) => id));
  return books.filter(({ id }) => filled.has(id));
}

/** A unit as its memory keeps it, with where it comes from. */
export interface KeptUnit {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly unit: NewUnit;
  readonly status: UnitStatus;
  readonly importId: string | null;
  readonly runId: string | null;
  readonly segmentId: string | null;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly reviewedBy: string | null;
  readonly revision: number;
}

type UnitRow = Omit<KeptUnit, 'unit'> & { readonly unit: StoredUnit; readonly structuralId: string | null };

const columns = sql`unit.id, book.source_language as "from", book.target_language as "to", unit.unit,
  unit.structural_id as "structuralId", unit.status, unit.import_id as "importId", unit.run_id as "runId",
  unit.segment_id as "segmentId", unit.created_by as "createdBy", unit.created_at as "createdAt",
  unit.reviewed_by as "reviewedBy", unit.revision`;

function toUnit({ structuralId, ...row }: UnitRow): KeptUnit {
  return { ...row, unit: decodeUnit(row.unit, structuralId) };
}

export interface UnitPage {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** Oldest first; one more than asked for, where there are more. */
export async function listUnitPage(
  db: Database,
  memoryId: string,
  filter: UnitFilter,
  { limit, after }: UnitPage,
): Promise<KeptUnit[]> {
  const { rows } = await sql<UnitRow>`
    select ${columns} from ${unitsWithState}
    where book.id = any(${await bookIds(db, memoryId, filter)}::integer[]) and ${conditionsOf(filter)}
      and (${after ?? null}::uuid is null or unit.id > ${after ?? null}::uuid)
    order by unit.id limit ${limit + 1}`.execute(db);
  return rows.map(toUnit);
}

/** Ids alone, oldest first. */
export async function listUnitIds(
  db: Database,
  memoryId: string,
  filter: UnitFilter,
  { limit, after }: UnitPage,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select unit.id from ${unitsWithState}
    where book.id = any(${await bookIds(db, memoryId, filter)}::integer[]) and ${conditionsOf(filter)}
      and (${after ?? null}::uuid is null or unit.id > ${after ?? null}::uuid)
    order by unit.id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

async function bookIds(db: Database, memoryId: string, filter: UnitFilter): Promise<number[]> {
  return (await listBooks(db, memoryId, filter)).map(({ id }) => id);
}

/** A unit, whatever its status, if it is none of an import that is not committed. */
export async function findUnit(
  db: Database,
  id: string,
): Promise<(KeptUnit & { readonly memoryId: string }) | undefined> {
  const { rows } = await sql<UnitRow & { memoryId: string }>`
    select ${columns}, book.memory_id as "memoryId" from ${unitsWithState}
    where unit.id = ${id} and ${conditionsOf({})}`.execute(db);
  const row = rows[0];
  return row && { ...toUnit(row), memoryId: row.memoryId };
}

/** A place in a book by content; units of equal content follow one another in the order of their ids. */
interface ContentPlace {
  readonly sourceHash: string;
  readonly targetHash: string;
  readonly id: string;
}

export interface ExportedUnit extends ContentPlace {
  readonly unit: NewUnit;
}

/** Units of a book in the order of their hashes, which is that of the index by source. */
export async function listByContent(
  db: Database,
  bookId: number,
  filter: UnitFilter,
  { limit, after }: { readonly limit: number; readonly after: ContentPlace | undefined },
): Promise<ExportedUnit[]> {
  const behind: RawBuilder<unknown> = after
    ? sql`(unit.source_hash, unit.target_hash, unit.id) >
        (decode(${after.sourceHash}, 'hex'), decode(${after.targetHash}, 'hex'), ${after.id}::uuid)`
    : sql`true`;
  const { rows } = await sql<ContentPlace & { unit: StoredUnit; structuralId: string | null }>`
    select unit.id, encode(unit.source_hash, 'hex') as "sourceHash", encode(unit.target_hash, 'hex') as "targetHash",
      unit.unit, unit.structural_id as "structuralId"
    from ${unitsWithState} where unit.book_id = ${bookId} and ${conditionsOf(filter)} and ${behind}
    order by unit.source_hash, unit.target_hash, unit.id limit ${limit}`.execute(db);
  return rows.map(({ structuralId, ...row }) => ({ ...row, unit: decodeUnit(row.unit, structuralId) }));
}
