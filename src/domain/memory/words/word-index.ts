import { decodeInline, type InlineJson, readerOf } from '#domain/memory/retrieval';
import { plainText } from '#engine/inline';
import { hashOfNumbers, keysOfPhrase, type PhraseWord, phraseOf } from '#engine/matching';

export const sides = ['source', 'target'] as const;
export type Side = (typeof sides)[number];

/** A book, whose words nobody finds who does not ask for it. */
interface ScopedBook {
  readonly id: number;
  readonly from: string;
  readonly to: string;
}

/** The words of one side of a unit of a book. */
export function wordsIn(book: ScopedBook, side: Side, text: string): PhraseWord[] {
  return phraseOf(text, readerOf(side === 'source' ? book.from : book.to));
}

/** Under which keys words of a side stand. */
export function keysIn(book: ScopedBook, side: Side, words: readonly PhraseWord[]): number[] {
  return keysOfPhrase(words, hashOfNumbers(book.id, sides.indexOf(side)));
}

/** Under which keys a unit is found. */
export function keysOfUnit(
  book: ScopedBook,
  texts: { readonly source: InlineJson; readonly target: InlineJson },
): number[] {
  return sides.flatMap((side) =>
    keysIn(book, side, wordsIn(book, side, plainText(decodeInline(texts[side])))),
  );
}
