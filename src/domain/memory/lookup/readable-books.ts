import { sql } from 'kysely';
import { languageOf } from '#domain/memory/retrieval';
import { matchLanguage } from '#engine/interchange/tmx';
import { type Database, prepared } from '#platform/database';

/** A book that lookups of a project look into. */
export interface ReadableBook {
  readonly id: number;
  readonly memoryId: string;
  /** Its name. */
  readonly memory: string;
  readonly priority: number;
  readonly from: string;
  readonly to: string;
}

/** An order of tokens that texts are looked up by. */
export interface ActiveOrder {
  readonly id: number;
  readonly fingerprint: string;
  readonly state: 'active';
}

interface BooksAsked {
  readonly projectId: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly memories?: readonly string[] | undefined;
}

/** The books of active memories that a project reads, those whose languages fit where some are asked for. */
export async function listReadableBooks(db: Database, asked: BooksAsked): Promise<ReadableBook[]> {
  return (await listBooks(db, asked, '')).map(({ order, ...book }) => book);
}

/** The same with the order by which texts of a language are looked up; undefined where nothing of it was signed yet. */
export async function openReadableBooks(
  db: Database,
  asked: BooksAsked & { readonly from: string },
): Promise<{ readonly books: ReadableBook[]; readonly order: ActiveOrder | undefined }> {
  const rows = await listBooks(db, asked, languageOf(asked.from));
  return { books: rows.map(({ order, ...book }) => book), order: rows[0]?.order ?? undefined };
}

async function listBooks(
  db: Database,
  { projectId, from, to, memories }: BooksAsked,
  language: string,
): Promise<(ReadableBook & { readonly order: ActiveOrder | null })[]> {
  const statement = sql<ReadableBook & { readonly order: ActiveOrder | null }>`
    select book.id, memory_id as "memoryId", memories.name as memory, priority,
      source_language as "from", target_language as "to",
      (select to_json(active) from (select id, fingerprint, state from token_orders
        where language = ${language} and state = 'active') active) as "order"
    from project_memories join memories on memories.id = memory_id join memory_books book using (memory_id)
    where project_id = ${projectId} and reads and state = 'active' order by book.id`;
  const { rows } = await prepared(statement).execute(db);
  return rows.filter(
    (book) =>
      (from === undefined || matchLanguage(from, book.from) !== undefined) &&
      (to === undefined || matchLanguage(to, book.to) !== undefined) &&
      (memories?.includes(book.memoryId) ?? true),
  );
}
