import { type RawBuilder, sql } from 'kysely';
import type { InlineJson } from '#domain/memory/retrieval';
import type { Database } from '#platform/database';

/** A committed import whose units are not all indexed, locked; undefined where there is nothing to do. */
export async function lockUnindexed(
  db: Database,
  importId: string,
): Promise<{ readonly cursor: string | null } | undefined> {
  const { rows } = await sql<{ cursor: string | null }>`
    select words_cursor as cursor from memory_imports
    where id = ${importId} and state = 'committed' and words_at is null for no key update`.execute(db);
  return rows[0];
}

interface UnindexedUnit {
  readonly id: string;
  readonly bookId: number;
  readonly from: string;
  readonly to: string;
  readonly source: InlineJson;
  readonly target: InlineJson;
}

/** Accepted units of an import behind a place, in the order of their ids; none is deleted before they are indexed. */
export async function listUnindexed(
  db: Database,
  importId: string,
  after: string | null,
  limit: number,
): Promise<UnindexedUnit[]> {
  const { rows } = await sql<UnindexedUnit>`
    select unit.id, book.id as "bookId", book.source_language as "from",
      book.target_language as "to",
      unit.unit->'source' as source, unit.unit->'target' as target
    from memory_units unit join memory_books book on book.id = book_id join memory_imports import on import.id = import_id
    where import_id = ${importId} and coalesce(decision, rest) = 'accepted'
      and (${after}::uuid is null or unit.id > ${after}::uuid)
    order by unit.id limit ${limit} for key share of unit`.execute(db);
  return rows;
}

export async function insertWords(
  db: Database,
  rows: readonly { readonly id: string; readonly bookId: number; readonly keys: readonly number[] }[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into memory_words (unit_id, book_id, keys)
    select id, book_id, keys::integer[] from unnest(${rows.map(({ id }) => id)}::uuid[],
      ${rows.map(({ bookId }) => bookId)}::integer[], ${rows.map(({ keys }) => `{${keys.join(',')}}`)}::text[])
      as given (id, book_id, keys)
    on conflict do nothing`.execute(db);
}

export async function noteIndexed(
  db: Database,
  importId: string,
  cursor: string | null,
  at: Date | null,
): Promise<void> {
  await sql`update memory_imports set words_cursor = ${cursor}::uuid, words_at = ${at} where id = ${importId}`.execute(
    db,
  );
}

/** Sorts in what insertions left for later, so that no search has to read it. */
export async function cleanWordIndex(db: Database): Promise<void> {
  await sql`select gin_clean_pending_list('memory_words_by_key')`.execute(db);
}

export interface WordQuery {
  readonly books: readonly number[];
  /** Sets of keys of which a unit has one whole. */
  readonly keys: readonly (readonly number[])[];
  /** Only units that came before this one. */
  readonly before?: string | undefined;
  readonly limit: number;
}

interface WordedUnit {
  readonly id: string;
  readonly bookId: number;
}

/** Among so many of the newest units one page is found of words that one unit in a hundred has. */
const newest = 10_000;

/**
 * Units with the keys, the newest first. Frequent words are found among the newest units, all others by the index, which
 * would sort every unit that has a frequent one; PostgreSQL knows too little of rare words to choose well.
 */
export async function listByWords(db: Database, asked: WordQuery): Promise<WordedUnit[]> {
  const { before = null } = asked;
  const fresh = sql`select * from memory_words where ${before}::uuid is null or unit_id < ${before}::uuid
    order by unit_id desc limit ${newest}`;
  const frequent = await listWorded(db, asked, sql`(${fresh}) words where ${hasWords(asked)}`);
  if (frequent.length >= asked.limit) return frequent;
  const found = sql`select unit_id, book_id from memory_words where ${hasWords(asked)}`;
  const behind = sql`${before}::uuid is null or unit_id < ${before}::uuid`;
  return listWorded(db, asked, sql`found where ${behind}`, sql`with found as materialized (${found})`);
}

async function listWorded(
  db: Database,
  { limit }: WordQuery,
  from: RawBuilder<unknown>,
  before: RawBuilder<unknown> = sql``,
): Promise<WordedUnit[]> {
  const { rows } = await sql<WordedUnit>`
    ${before} select unit_id as id, book_id as "bookId" from ${from} order by unit_id desc limit ${limit}`.execute(
    db,
  );
  return rows;
}

function hasWords({ keys, books }: WordQuery): RawBuilder<unknown> {
  const sets = keys.map((set) => sql`keys @> ${`{${set.join(',')}}`}::integer[]`);
  return sql`(${sql.join(sets, sql` or `)}) and book_id = any(${[...books]}::integer[])`;
}

/** Whether some committed import of a memory that a project reads is not all indexed. */
export async function hasUnindexed(db: Database, projectId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from memory_imports import join project_memories attached using (memory_id)
    where attached.project_id = ${projectId} and reads and import.state = 'committed' and words_at is null limit 1`.execute(
    db,
  );
  return rows.length > 0;
}
