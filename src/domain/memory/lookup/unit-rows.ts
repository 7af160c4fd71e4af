import { type RawBuilder, sql } from 'kysely';
import { isAccepted, type StoredUnit } from '#domain/memory/retrieval';
import { mostOfOneText, recencyOf } from '#engine/matching';
import { type Database, prepared, storableJson } from '#platform/database';
import type { UnitFilter, UnitOrigin } from './lookup-request.ts';
import type { ReadableBook } from './readable-books.ts';

/** What a unit's row says of it beside its texts. */
export interface UnitAbout {
  readonly id: string;
  readonly memoryId: string;
  readonly memory: string;
  readonly priority: number;
  readonly origin: UnitOrigin;
  readonly author: string;
  /** ISO 8601, as the unit has it, in any precision. */
  readonly changedAt: string | null;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly importId: string | null;
  readonly runId: string | null;
}

export interface UnitRow extends UnitAbout {
  readonly unit: StoredUnit;
  readonly structuralId: string | null;
}

/** Beyond what one lookup adapts: of more units of one text, those that came last. */
const mostEqual = 5 * mostOfOneText;

/** A unit of a book that is open, with the import that brought it; the memory of a book that is open is active. */
const unitOfBook = sql`memory_units unit left join memory_imports import on import.id = unit.import_id`;
const isLiveInBook = sql`(unit.status = 'active' and ${isAccepted})`;

const origin = sql`coalesce(import.kind, case when unit.run_id is null then 'api' else 'run' end)`;
const author = sql`coalesce(unit.unit ->> 'changedBy', unit.created_by)`;
const createdAt = sql`to_char(unit.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
/** As `recencyOf` reads it, in fourteen digits. */
const recency = sql`rpad(regexp_replace(coalesce(substring(coalesce(unit.unit ->> 'changedAt', ${createdAt})
  from '^[0-9]{4}-?[0-9]{2}-?[0-9]{2}(?:[T ]?[0-9]{2}:?[0-9]{2}(?::?[0-9]{2})?)?'), ''), '[^0-9]', '', 'g'), 14, '0')`;

const about = sql`unit.id, unit.book_id as "bookId",
  ${origin} as origin, ${author} as author,
  unit.unit ->> 'changedAt' as "changedAt",
  ${createdAt} as "createdAt",
  unit.import_id as "importId", coalesce(unit.run_id, import.run_id) as "runId"`;
const whole = sql`${about}, unit.unit, unit.structural_id as "structuralId"`;

type FromBook<Row extends UnitAbout> = Omit<Row, 'memoryId' | 'memory' | 'priority'> & {
  readonly bookId: number;
};

/** Which units of books are meant. */
export interface UnitsAsked {
  readonly books: readonly ReadableBook[];
  readonly ids: readonly string[];
  /** Of sources (hexadecimal): units that have one of them are meant too. */
  readonly hashes?: readonly string[];
  readonly filter: UnitFilter;
}

/** Those units of the books that are live and wanted, each once. */
export async function listUnits(
  db: Database,
  { books, ids, hashes = [], filter }: UnitsAsked,
): Promise<UnitRow[]> {
  if (books.length === 0 || ids.length + hashes.length === 0) return [];
  const isMeant = sql`${isLiveInBook} and ${isWanted(filter)}`;
  const statement = sql<FromBook<UnitRow>>`
    select ${whole} from unnest((select ${[...ids]}::uuid[])) as asked (id) join ${unitOfBook}
      on unit.id = asked.id where ${isMeant}
    union all select equal.* from unnest((select ${[...hashes]}::text[])) as asked (hash),
      unnest((select ${books.map(({ id }) => id)}::integer[])) as open (book_id),
      lateral (select ${whole} from ${unitOfBook}
        where unit.book_id = open.book_id and unit.source_hash = decode(asked.hash, 'hex') and ${isMeant}
        order by unit.id desc limit ${mostEqual}) equal`;
  const { rows } = await prepared(statement).execute(db);
  return ofMemories([...new Map(rows.map((row) => [row.id, row])).values()], books);
}

/** What is to be known of those units that are live and wanted to put them in order. */
export async function listAbout(db: Database, { books, ids, filter }: UnitsAsked): Promise<UnitAbout[]> {
  if (ids.length === 0) return [];
  const statement = sql<FromBook<UnitAbout>>`
    select ${about} from unnest((select ${[...ids]}::uuid[])) as asked (id) join ${unitOfBook}
      on unit.id = asked.id where ${isLiveInBook} and ${isWanted(filter)}`;
  return ofMemories((await prepared(statement).execute(db)).rows, books);
}

/** Which of them are live and wanted, no more. */
export async function listCounting(db: Database, { books, ids, filter }: UnitsAsked): Promise<Set<string>> {
  const statement = sql<{ id: string }>`
    select unit.id from unnest((select ${[...ids]}::uuid[])) as asked (id) join ${unitOfBook}
      on unit.id = asked.id where ${isLiveInBook} and ${isWanted(filter)}
        and book_id = any((select ${books.map(({ id }) => id)}::integer[])::integer[])`;
  return new Set((await prepared(statement).execute(db)).rows.map(({ id }) => id));
}

/**
 * Whether some of these units, or the imports that brought them, were changed by a transaction that a snapshot does not see. What
 * was in their place by then, or is now, was perhaps not among what was found by it.
 */
export async function haveChanged(
  db: Database,
  ids: readonly string[],
  snapshots: readonly string[],
): Promise<boolean> {
  if (ids.length === 0 || snapshots.length === 0) return false;
  // `xmin` has the lower half of the number of the transaction that wrote a row.
  const isNew = (xmin: RawBuilder<unknown>) =>
    sql`not pg_visible_in_snapshot((newest - (newest - ${xmin}::text::bigint & 4294967295))::text::xid8, snapshot)`;
  const { rows } = await sql<{ haveChanged: boolean }>`
    select exists (select from unnest(${[...snapshots]}::pg_snapshot[]) snapshot,
        (select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as newest) now,
        unnest(${[...ids]}::uuid[]) as asked (id) join ${unitOfBook} on unit.id = asked.id
      where ${isNew(sql`unit.xmin`)} or (import.id is not null and ${isNew(sql`import.xmin`)})) as "haveChanged"`.execute(
    db,
  );
  return rows[0]!.haveChanged;
}

/** Whether a filter by all but memories, which are chosen by their books, leaves a unit in. */
function isWanted({ origins, authors, properties, since, until }: UnitFilter): RawBuilder<boolean> {
  const list = (some: readonly string[] | undefined) => sql`${some ? [...some] : null}::text[]`;
  const time = (date: Date | undefined) =>
    sql`${date ? String(recencyOf(date.toISOString())).padStart(14, '0') : null}::text`;
  return sql<boolean>`(${list(origins)} is null or ${origin} = any(${list(origins)}))
    and (${list(authors)} is null or ${author} = any(${list(authors)}))
    and coalesce(unit.unit -> 'properties', '[]') @> ${storableJson(properties ?? [])}::jsonb
    and (${time(since)} is null or ${recency} >= ${time(since)})
    and (${time(until)} is null or ${recency} < ${time(until)})`;
}

/** With what is known of the memory of each; without those of other books. */
function ofMemories<Row extends UnitAbout>(
  rows: readonly FromBook<Row>[],
  books: readonly ReadableBook[],
): Row[] {
  const known = new Map(books.map((book) => [book.id, book]));
  return rows.flatMap(({ bookId, ...row }) => {
    const book = known.get(bookId);
    if (!book) return [];
    const { memoryId, memory, priority } = book;
    return [{ ...row, memoryId, memory, priority } as unknown as Row];
  });
}
