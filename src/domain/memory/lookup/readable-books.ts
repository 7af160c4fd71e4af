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

/** The books of active memories that a project reads, those whose languages fit where some are asked for. */
export async function listReadableBooks(
  db: Database,
  {
    projectId,
    from,
    to,
    memories,
  }: {
    projectId: string;
    from?: string | undefined;
    to?: string | undefined;
    memories?: readonly string[] | undefined;
  },
): Promise<ReadableBook[]> {
  const statement = sql<ReadableBook>`
    select book.id, memory_id as "memoryId", memories.name as memory, priority,
      source_language as "from", target_language as "to"
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

export interface ActiveOrder {
  readonly id: number;
  readonly fingerprint: string;
  readonly state: 'active';
}

/** The order by which units of a language are looked up; undefined where nothing of it was signed yet. */
export async function findActiveOrder(db: Database, tag: string): Promise<ActiveOrder | undefined> {
  const statement = sql<ActiveOrder>`select id, fingerprint, state from token_orders
    where language = ${languageOf(tag)} and state = 'active'`;
  return (await prepared(statement).execute(db)).rows[0];
}
