import { setImmediate as pause } from 'node:timers/promises';
import { importProblem, type MemoryImport } from '#domain/memory/imports';
import { type Book, openBook, openSigner, type Signer, sourceHashOf } from '#domain/memory/retrieval';
import { factsOf } from '#engine/candidates';
import type { Database } from '#platform/database';
import type { Judging } from './judging.ts';
import type { OpenPortion } from './open-portion.ts';
import type { ReadPair } from './read-pairs.ts';
import type { Piece } from './read-pieces.ts';
import { SeenSources } from './seen-sources.ts';

/** Languages that one file is translated into: each makes a book of its own. */
const mostLanguages = 500;

/** Prepares the pairs of one import for being written, while the database writes those before them. */
export class PairPreparer {
  private readonly db: Database;
  private readonly found: Pick<MemoryImport, 'memoryId' | 'sourceLanguage'>;
  private readonly judge: Judging;
  private readonly seen = new SeenSources();
  private readonly books = new Map<string, Book>();
  private signer: Signer | undefined;

  constructor(db: Database, found: Pick<MemoryImport, 'memoryId' | 'sourceLanguage'>, judge: Judging) {
    this.db = db;
    this.found = found;
    this.judge = judge;
  }

  /** Notes pairs that are staged already. */
  addKnown(pairs: readonly ReadPair[]): void {
    for (const { unit } of pairs) this.seen.add(sourceHashOf(unit.source));
  }

  /** Adds the pairs of a piece to a portion. */
  async prepare({ pairs }: Piece, portion: OpenPortion): Promise<void> {
    for (const [to, some] of Map.groupBy(pairs, (pair) => pair.to)) {
      const opened = portion.of(await this.bookOf(to), await this.openSigner());
      const { book, rows, signer, signatures } = opened;
      const judge = this.judge(to);
      for (const { unit, reviewedBy = null } of some) {
        const prepared = rows.add(unit);
        const { id, text: source } = prepared;
        signatures.add(signer, { id, bookId: book.id, source });
        const mayRepeat = this.seen.add(prepared.sourceHash);
        opened.pairs.push({ prepared, facts: factsOf(unit), flags: judge(unit), reviewedBy, mayRepeat });
      }
    }
    await pause();
  }

  private async bookOf(to: string): Promise<Book> {
    const { memoryId, sourceLanguage } = this.found;
    if (!this.books.has(to) && this.books.size >= mostLanguages) throw importProblem('memory-file-languages');
    const book = this.books.get(to) ?? (await openBook(this.db, memoryId, sourceLanguage, to));
    this.books.set(to, book);
    return book;
  }

  /** Asked anew until the language has an order. */
  private async openSigner(): Promise<Signer> {
    if (!this.signer?.orders.length) this.signer = await openSigner(this.db, this.found.sourceLanguage);
    return this.signer;
  }
}
