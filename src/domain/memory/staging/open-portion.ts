import {
  type Book,
  PreparedSignatures,
  type PreparedUnit,
  PreparedUnits,
  type Signer,
} from '#domain/memory/retrieval';
import type { CandidateFacts, CandidateFlag } from '#engine/candidates';
import type { Piece } from './read-pieces.ts';

/** Pairs written in one transaction, and characters, lest a file of huge units fills the memory. */
const mostPairs = 2000;
const mostCharacters = 2_000_000;

/** What is still known of a pair that waits to be written, without asking the database. */
export interface PreparedPair {
  readonly prepared: PreparedUnit;
  readonly facts: CandidateFacts;
  readonly flags: readonly CandidateFlag[];
  readonly reviewedBy: string | null;
  /** Whether the import may have had its source before; false is certain. */
  readonly mayRepeat: boolean;
}

/** Pairs of one book that are ready to be written. */
export interface PreparedPairs {
  readonly book: Book;
  readonly pairs: PreparedPair[];
  readonly rows: PreparedUnits;
  readonly signer: Signer;
  readonly signatures: PreparedSignatures;
}

/** Room for the pairs of so many books is kept. */
const mostSpare = 8;

/** What will be written in one transaction, filled piece by piece. What was written leaves its room to what comes next. */
export class OpenPortion {
  readonly unusable = new Map<string, number>();
  readonly languages = new Map<string, number>();
  /** Units of the file up to here. */
  units = 0;
  private readonly books = new Map<number, PreparedPairs>();
  private readonly spare: Omit<PreparedPairs, 'book' | 'signer'>[] = [];
  private pairs = 0;
  private texts = 0;
  private characters = 0;

  get prepared(): readonly PreparedPairs[] {
    return [...this.books.values()];
  }

  get isFull(): boolean {
    const { pairs, texts, characters } = this;
    return pairs >= mostPairs || texts >= 4 * mostPairs || characters > mostCharacters;
  }

  /** Where pairs of a book go. All of a portion are signed by the orders of the first. */
  of(book: Book, signer: Signer): PreparedPairs {
    const known = this.books.get(book.id);
    if (known) return known;
    const room = this.spare.pop() ?? newRoom();
    const opened = { book, signer, ...room };
    this.books.set(book.id, opened);
    return opened;
  }

  /** Forgets what was written. */
  clear(): void {
    for (const { pairs, rows, signatures } of this.books.values()) {
      if (this.spare.length === mostSpare) break;
      pairs.length = 0;
      rows.clear();
      signatures.clear();
      this.spare.push({ pairs, rows, signatures });
    }
    for (const counts of [this.books, this.unusable, this.languages]) counts.clear();
    [this.pairs, this.texts, this.characters] = [0, 0, 0];
  }

  count({ pairs, unusable, languages, units, characters }: Piece): void {
    for (const reason of unusable) countUp(this.unusable, reason);
    for (const language of languages) countUp(this.languages, language);
    this.units = units;
    this.pairs += pairs.length;
    this.texts += languages.length;
    this.characters += characters;
  }
}

function newRoom(): Omit<PreparedPairs, 'book' | 'signer'> {
  return { pairs: [], rows: new PreparedUnits(), signatures: new PreparedSignatures() };
}

function countUp(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
