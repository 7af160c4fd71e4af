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
    String.raw`(\p{Nd}+(?:[.,'’\u00A0\u202F:\/\-]\p{Nd}+)*)(?![[\p{L}\p{M}\p{Nd}]--${spaceless}])`,
    String.raw`(${spaceless}\p{M}*|${letters}(?:['’·‐\-\u00AD]${letters})*)`,
    String.raw`\S`,
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
  pattern.lastIndex = 0;
  // `matchAll` makes an iterator and, with named groups, another object for each word.
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const [found, number, word] = match;
    const kind = number !== undefined ? 'number' : word !== undefined ? 'word' : 'sign';
    words.push({ text: found, start: match.index, end: pattern.lastIndex, kind });
  }
  return words;
}
