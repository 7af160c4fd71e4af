/** One word, number or sign of a text. */
export interface Word {
  /** As it stands in the text. */
  readonly text: string;
  /** Where it stands, UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'sign';
}

/** Scripts that write no spaces: each letter is a word of its own, marks included. */
const spaceless = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]`;
/** A word may hold apostrophes, middle dots and hyphens between letters, a number its separators. */
const letters = String.raw`[[\p{L}\p{M}\p{Nd}\u200C\u200D]--${spaceless}]+`;
const pattern = new RegExp(
  [
    String.raw`(?<number>\p{Nd}+(?:[.,'’\u00A0\u202F:\/\-]\p{Nd}+)*)(?![[\p{L}\p{M}\p{Nd}]--${spaceless}])`,
    String.raw`(?<word>${spaceless}\p{M}*|${letters}(?:['’·‐\-\u00AD]${letters})*)`,
    String.raw`(?<sign>\S)`,
  ].join('|'),
  'gv',
);

/**
 * The words, numbers and signs of a text in order, blanks left out. Linear in the text, whatever it holds. What is a
 * word does not depend on the language, so that two texts are cut alike.
 *
 * @example
 * wordsOf('Pay 1,500 €.').map(({ text }) => text); // ['Pay', '1,500', '€', '.']
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(pattern)) {
    const { number, word } = match.groups!;
    const kind = number !== undefined ? 'number' : word !== undefined ? 'word' : 'sign';
    words.push({ text: match[0], start: match.index, end: match.index + match[0].length, kind });
  }
  return words;
}
