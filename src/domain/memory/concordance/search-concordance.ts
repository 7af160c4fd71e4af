import { type Context, requireInProject } from '#domain/context';
import {
  listReadableBooks,
  listUnits,
  type ReadableBook,
  type UnitFilter,
  type UnitRow,
} from '#domain/memory/lookup';
import { decodeUnit } from '#domain/memory/retrieval';
import { hasUnindexed, keysIn, listByWords, type Side, sides, wordsIn } from '#domain/memory/words';
import { findProject } from '#domain/projects';
import { plainText } from '#engine/inline';
import { findPhrase, type Stretch } from '#engine/matching';
import { concordanceProblem } from './problems.ts';

export interface ConcordanceSearch {
  readonly projectId: string;
  /** Words in a row, in any form. */
  readonly text: string;
  /** Both by default. */
  readonly side?: Side | undefined;
  /** BCP 47 tags; all languages by default. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly filter?: UnitFilter;
  readonly before?: string | undefined;
  readonly limit: number;
}

/** A side of a unit, with where the words stand that were searched for. */
export interface FoundText {
  readonly text: string;
  readonly places: readonly Stretch[];
}

export interface Concordance {
  readonly unit: UnitRow;
  readonly from: string;
  readonly to: string;
  readonly source: FoundText;
  readonly target: FoundText;
}

export interface ConcordancePage {
  readonly items: Concordance[];
  /** Behind which unit the next page begins; undefined at the end. */
  readonly next: string | undefined;
  /** Whether all units of committed imports can be found already. */
  readonly isComplete: boolean;
}

const portion = 100;
/** Units of one page that are looked at: their words may stand in another order. */
const mostPortions = 10;

/**
 * Units of all memories that a project reads in whose source or target the words of a text follow one another, the newest
 * first. A page may have fewer than were asked for and still go on.
 */
export async function searchConcordance(
  context: Context,
  search: ConcordanceSearch,
): Promise<ConcordancePage> {
  const { projectId, limit, filter = {} } = search;
  requireInProject(context.actor, 'project.read', projectId);
  await findProject(context, projectId);
  const books = await listReadableBooks(context.db, { ...search, memories: filter.memories });
  const finder = makeFinder(books, search);
  const page = { items: [] as Concordance[], isComplete: !(await hasUnindexed(context.db, projectId)) };
  let before = search.before;
  for (let portions = 0; portions < mostPortions && finder.keys.length > 0; portions++) {
    const asked = { books: books.map(({ id }) => id), keys: finder.keys, before, limit: portion };
    const candidates = await listByWords(context.db, asked);
    const ids = candidates.map(({ id }) => id);
    const rows = new Map((await listUnits(context.db, { books, ids, filter })).map((row) => [row.id, row]));
    for (const { id, bookId } of candidates) {
      const unit = rows.get(id);
      const found = unit ? finder.find(bookId, unit) : undefined;
      if (found) page.items.push(found);
      before = id;
      if (page.items.length === limit) return { ...page, next: before };
    }
    if (candidates.length < portion) return { ...page, next: undefined };
  }
  return { ...page, next: finder.keys.length > 0 ? before : undefined };
}

interface Finder {
  /** Sets of keys of which a unit has one whole. */
  readonly keys: readonly (readonly number[])[];
  find(bookId: number, unit: UnitRow): Concordance | undefined;
}

/** Refuses with `concordance-without-words` a text of which nothing can be found. */
function makeFinder(books: readonly ReadableBook[], { text, side }: ConcordanceSearch): Finder {
  const asked = side === undefined ? sides : [side];
  const byBook = new Map(books.map((book) => [book.id, book]));
  const phrases = new Map(
    books.map((book) => [
      book.id,
      { source: wordsIn(book, 'source', text), target: wordsIn(book, 'target', text) },
    ]),
  );
  const keys = books.flatMap((book) =>
    asked.map((one) => keysIn(book, one, phrases.get(book.id)![one])).filter(({ length }) => length > 0),
  );
  if (!/[\p{L}\p{N}]/u.test(text)) throw concordanceProblem('concordance-without-words');
  const search = (book: ReadableBook, one: Side, plain: string): FoundText => ({
    text: plain,
    places: asked.includes(one) ? findPhrase(wordsIn(book, one, plain), phrases.get(book.id)![one]) : [],
  });
  return {
    keys,
    find(bookId, unit) {
      const book = byBook.get(bookId)!;
      const texts = decodeUnit(unit.unit, unit.structuralId);
      const source = search(book, 'source', plainText(texts.source));
      const target = search(book, 'target', plainText(texts.target));
      if (source.places.length + target.places.length === 0) return undefined;
      return { unit, from: book.from, to: book.to, source, target };
    },
  };
}
