import { Readable } from 'node:stream';
import type { Context } from '#domain/context';
import { requireMemory } from '#domain/memory/access';
import { composeHeader, composeUnit, createTmxWriter } from '#engine/interchange/tmx';
import type { Database } from '#platform/database';
import { type ExportedUnit, listBooks, listByContent, listFilled, type UnitBook } from './queries.ts';
import type { UnitFilter } from './unit-filter.ts';

export interface ExportRequest {
  readonly projectId: string;
  readonly memoryId: string;
  /** Without a status active units are exported. */
  readonly filter: UnitFilter;
}

export interface ExportedMemory {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Readable;
}

const portion = 1000;

/**
 * Units of a memory as TMX 1.4b, language pair by language pair in the order of the hashes of their texts, so that the same
 * content gives the same bytes wherever and whenever it is written. Memory is that of a portion, however many there are;
 * what changes meanwhile is in the file or not, each unit as a whole.
 */
export async function exportUnits(context: Context, request: ExportRequest): Promise<ExportedMemory> {
  const { projectId, memoryId, filter } = request;
  const { name } = await requireMemory(context, projectId, memoryId, 'project.read');
  const books = await listBooks(context.db, memoryId, filter);
  return {
    fileName: `${name.replace(/[^\p{L}\p{N} _-]/gu, '_').slice(0, 100)}.tmx`,
    mediaType: 'application/x-tmx+xml; charset=utf-8',
    content: Readable.from(writeBooks(context.db, books, { status: 'active', ...filter })),
  };
}

async function* writeBooks(
  db: Database,
  books: readonly UnitBook[],
  filter: UnitFilter,
): AsyncGenerator<string> {
  const sourceLanguage = await sourceOf(db, books, filter);
  // Of the way it is written, not of Verso: another release writes the same bytes.
  const writer = createTmxWriter(composeHeader({ sourceLanguage, tool: 'Verso', toolVersion: '1' }));
  yield writer.head;
  for (const { id, from, to } of books) {
    let after: ExportedUnit | undefined;
    do {
      const units: ExportedUnit[] = await listByContent(db, id, filter, { limit: portion, after });
      const languages = { source: from, target: to };
      yield units.map((one) => writer.unit(composeUnit(toPair(one), languages))).join('');
      after = units.length === portion ? units.at(-1) : undefined;
    } while (after);
  }
  yield writer.tail;
}

/** The one source language of the units that are written: books that have none of them, as discarded imports leave them, do not count. */
async function sourceOf(db: Database, books: readonly UnitBook[], filter: UnitFilter): Promise<string> {
  const only = ([first, ...others]: readonly UnitBook[]): string | undefined =>
    others.every(({ from }) => from === first?.from) ? first?.from : undefined;
  return only(books) ?? only(await listFilled(db, books, filter)) ?? '*all*';
}

/** Half of each hash tells units apart, and the same pair the same in every memory. */
function toPair({ sourceHash, targetHash, unit }: ExportedUnit) {
  return { ...unit, id: `${sourceHash.slice(0, 16)}${targetHash.slice(0, 16)}` };
}
