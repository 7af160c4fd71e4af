import { type RawBuilder, sql } from 'kysely';
import { isAccepted, type StoredUnit } from '#domain/memory/retrieval';
import { mostOfOneText } from '#engine/matching';
import { type Database, prepared } from '#platform/database';
import type { UnitOrigin } from './lookup-request.ts';
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

const about = sql`unit.id, unit.book_id as "bookId",
  coalesce(import.kind, case when unit.run_id is null then 'api' else 'run' end) as origin,
  coalesce(unit.unit ->> 'changedBy', unit.created_by) as author,
  unit.unit ->> 'changedAt' as "changedAt",
  to_char(unit.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt",
  unit.import_id as "importId", coalesce(unit.run_id, import.run_id) as "runId"`;
const whole = sql`${about}, unit.unit, unit.structural_id as "structuralId"`;

type FromBook<Row extends UnitAbout> = Omit<Row, 'memoryId' | 'memory' | 'priority'> & {
  readonly bookId: number;
};

/** Live units of books whose sources have one of the hashes (hexadecimal). */
export async function listEqual(
  db: Database,
  books: readonly ReadableBook[],
  hashes: readonly string[],
): Promise<UnitRow[]> {
  if (hashes.length === 0 || books.length === 0) return [];
  const statement = sql<FromBook<UnitRow>>`
    select found.* from unnest((select ${[...hashes]}::text[])) as asked (hash),
      unnest((select ${books.map(({ id }) => id)}::integer[])) as open (book_id),
      lateral (select ${whole} from ${unitOfBook}
        where unit.book_id = open.book_id and unit.source_hash = decode(asked.hash, 'hex') and ${isLiveInBook}
        order by unit.id desc limit ${mostEqual}) found`;
  return ofMemories((await prepared(statement).execute(db)).rows, books);
}

/** Those units of the books that are live. */
export async function listUnits(
  db: Database,
  books: readonly ReadableBook[],
  ids: readonly string[],
): Promise<UnitRow[]> {
  return listLive<UnitRow>(db, books, ids, whole);
}

/** What is to be known of those units that are live to put them in order. */
export async function listAbout(
  db: Database,
  books: readonly ReadableBook[],
  ids: readonly string[],
): Promise<UnitAbout[]> {
  return listLive<UnitAbout>(db, books, ids, about);
}

async function listLive<Row extends UnitAbout>(
  db: Database,
  books: readonly ReadableBook[],
  ids: readonly string[],
  columns: RawBuilder<unknown>,
): Promise<Row[]> {
  if (ids.length === 0) return [];
  const statement = sql<FromBook<Row>>`
    select ${columns} from unnest((select ${[...ids]}::uuid[])) as asked (id) join ${unitOfBook}
      on unit.id = asked.id where ${isLiveInBook}`;
  return ofMemories<Row>((await prepared(statement).execute(db)).rows, books);
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
