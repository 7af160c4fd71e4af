import { setImmediate as pause } from 'node:timers/promises';
import { importProblem, type MemoryImport } from '#domain/memory/imports';
import {
  type Book,
  openBook,
  openSigner,
  type PreparedUnit,
  prepareUnit,
  type SignatureRow,
  type Signer,
  signTexts,
  sourceHashOf,
} from '#domain/memory/retrieval';
import type { CandidateFlag } from '#engine/candidates';
import type { Database } from '#platform/database';
import type { Judging } from './judging.ts';
import type { ReadPair } from './read-pairs.ts';
import { SeenSources } from './seen-sources.ts';

/** A pair with all that can be said of it without asking the database. */
export interface PreparedPair extends ReadPair {
  readonly prepared: PreparedUnit;
  readonly flags: readonly CandidateFlag[];
  /** Whether the import may have had its source before; false is certain. */
  readonly mayRepeat: boolean;
}

/** Prepared pairs of one book. */
export interface PreparedPairs {
  readonly book: Book;
  readonly pairs: readonly PreparedPair[];
  readonly signed: { readonly signer: Signer; readonly rows: readonly SignatureRow[] };
}

/** Languages that one file is translated into: each makes a book of its own. */
const mostLanguages = 500;
/** Pairs prepared before the answers of the database are looked after again. */
const atOnce = 20;

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

  async prepare(pairs: readonly ReadPair[]): Promise<PreparedPairs[]> {
    const prepared: PreparedPairs[] = [];
    for (const [to, some] of Map.groupBy(pairs, (pair) => pair.to)) {
      const book = await this.bookOf(to);
      const signer = await this.openSigner();
      const judge = this.judge(to);
      const ready: PreparedPair[] = [];
      const rows: SignatureRow[] = [];
      for (let from = 0; from < some.length; from += atOnce) {
        const few = some.slice(from, from + atOnce).map((pair) => this.prepareOne(pair, judge));
        ready.push(...few);
        const texts = few.map(({ prepared: { id, text } }) => ({ id, bookId: book.id, source: text }));
        rows.push(...signTexts(signer, texts));
        await pause();
      }
      prepared.push({ book, pairs: ready, signed: { signer, rows } });
    }
    return prepared;
  }

  private prepareOne(pair: ReadPair, judge: ReturnType<Judging>): PreparedPair {
    const prepared = prepareUnit(pair.unit);
    return { ...pair, prepared, flags: judge(pair.unit), mayRepeat: this.seen.add(prepared.sourceHash) };
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
