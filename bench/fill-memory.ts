import { sql } from 'kysely';
import { packOrders } from '#domain/memory/packing';
import { insertOrder, openBook, writeUnits } from '#domain/memory/retrieval';
import { textWithoutCodes } from '#engine/inline';
import { normaliseText, tokenReader } from '#engine/matching';
import { type Database, newId } from '#platform/database';
import type { BenchService } from './service-processes.ts';

const portion = 2_000;

/**
 * Gives a project a memory of these sources by the writes of the service, under an order that counts all of them, as reindexing
 * makes it, packed as jobs pack it and vacuumed as PostgreSQL does by itself.
 */
export async function fillMemory(db: Database, projectId: string, sources: readonly string[]): Promise<void> {
  const [memoryId, now] = [newId(), new Date()];
  await sql`insert into memories (id, name, created_at) values (${memoryId}, 'bench', now())`.execute(db);
  await sql`insert into project_memories (project_id, memory_id, priority, reads, learns)
    values (${projectId}, ${memoryId}, 0, true, 'off')`.execute(db);
  const read = tokenReader('en');
  const frequencies = new Map<number, number>();
  for (const source of sources)
    for (const token of new Set((read(normaliseText(source)) ?? []).map(({ classHash }) => classHash)))
      frequencies.set(token, (frequencies.get(token) ?? 0) + 1);
  await insertOrder(db, 'en', 'active', { units: sources.length, frequencies }, now);
  const book = await openBook(db, memoryId, 'en', 'de');
  const target = textWithoutCodes('Ziel');
  for (let at = 0; at < sources.length; at += portion) {
    const units = sources
      .slice(at, at + portion)
      .map((source) => ({ source: textWithoutCodes(source), target }));
    await db
      .transaction()
      .execute((transaction) => writeUnits(transaction, { book, units, origin: { by: 'bench', now } }));
  }
  await packOrders(db);
  await sql`vacuum analyze`.execute(db);
}

/** The id of a new project, from English to German. */
export async function createProject({ ask }: BenchService): Promise<string> {
  const project = { key: 'bench', name: 'Bench', sourceLanguage: 'en', targetLanguages: ['de'] };
  const { id } = await ask<{ id: string }>('POST', '/projects', project);
  return id;
}
