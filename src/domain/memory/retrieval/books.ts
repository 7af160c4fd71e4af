import { sql } from 'kysely';
import type { Database } from '#platform/database';

/** A memory's units of one language pair. */
export interface Book {
  readonly id: number;
  readonly memoryId: string;
  /** BCP 47 tags, as they were first given. */
  readonly from: string;
  readonly to: string;
}

/** The book of a memory for a language pair; made where there is none. The memory must exist. */
export async function openBook(db: Database, memoryId: string, from: string, to: string): Promise<Book> {
  const find = sql<{ id: number }>`select id from memory_books
    where memory_id = ${memoryId} and source_language = ${from} and target_language = ${to}`;
  let [row] = (await find.execute(db)).rows;
  if (!row) {
    await sql`insert into memory_books (memory_id, source_language, target_language)
      values (${memoryId}, ${from}, ${to}) on conflict do nothing`.execute(db);
    [row] = (await find.execute(db)).rows;
  }
  return { id: row!.id, memoryId, from, to };
}

/** Keeps a book from being deleted until the transaction ends; throws where it is gone. */
export async function lockBook(db: Database, { id }: Book): Promise<void> {
  const { rows } = await sql`select 1 from memory_books where id = ${id} for key share`.execute(db);
  if (rows.length === 0) throw new Error(`no book ${id}`);
}
