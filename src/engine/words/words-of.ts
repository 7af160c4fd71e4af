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

/** What a character may be, as bits. */
const known = 1;
const blank = 2;
const digit = 4;
const letter = 8;
const mark = 16;
const ofSpaceless = 32;
/** Half of a character of two units, or a digit of a script without blanks: texts with these are left to the pattern. */
const rare = 64;
/** What makes a word of the digits before it. */
const absorbing = 128;

const kinds: readonly (readonly [number, RegExp])[] = [
  [blank, /\s/u],
  [digit, /\p{Nd}/u],
  [letter, new RegExp(letters, 'v')],
  [absorbing, new RegExp(String.raw`[[\p{L}\p{M}\p{Nd}]--${spaceless}]`, 'v')],
  [mark, /\p{M}/u],
  [ofSpaceless, new RegExp(spaceless, 'v')],
  [rare, new RegExp(String.raw`[\uD800-\uDFFF]|[\p{Nd}&&${spaceless}]`, 'v')],
];
/** By UTF-16 unit, filled as they are met. */
const bitsOf = new Uint8Array(65_536);

function learn(unit: number): number {
  const character = String.fromCharCode(unit);
  let bits = known;
  for (const [bit, has] of kinds) if (has.test(character)) bits |= bit;
  bitsOf[unit] = bits;
  return bits;
}

/** The units of the text that is cut, and a zero behind them. */
let units = new Uint16Array(256);

/** The bits of the unit at a place. */
function bitsAt(at: number): number {
  const unit = units[at]!;
  return bitsOf[unit]! || learn(unit);
}

const joiners = new Set(Array.from("'’·‐-\u00AD", (sign) => sign.charCodeAt(0)));
const separators = new Set(Array.from(".,'’\u00A0\u202F:/-", (sign) => sign.charCodeAt(0)));

/**
 * The words, numbers and signs of a text in order, blanks left out. Linear in the text, whatever it holds. What is a
 * word does not depend on the language, so that two texts are cut alike.
 *
 * @example
 * wordsOf('Pay 1,500 €.').map(({ text }) => text); // ['Pay', '1,500', '€', '.']
 */
export function wordsOf(text: string): Word[] {
  const cut = cutWords(text);
  if (!cut) return wordsByPattern(text);
  return Array.from({ length: cut.count }, (_, word) => {
    const start = cut.starts[word]!;
    const end = cut.ends[word]!;
    return { text: text.slice(start, end), start, end, kind: wordKinds[cut.kinds[word]!]! };
  });
}

/** What the numbers of `WordCut` stand for. */
export const wordKinds = ['word', 'number', 'sign'] as const;

/** Where words stand, by word; the arrays are longer than there are words. */
export interface WordCut {
  count: number;
  /** UTF-16 units of the text, for those who look at them again: that takes less time than `charCodeAt`. */
  units: Uint16Array;
  starts: Int32Array;
  ends: Int32Array;
  kinds: Uint8Array;
}

/** Used again for the next text: memories have millions. */
const cut: WordCut = { count: 0, units, ...roomFor(64) };

function roomFor(length: number): Omit<WordCut, 'count' | 'units'> {
  return { starts: new Int32Array(length), ends: new Int32Array(length), kinds: new Uint8Array(length) };
}

/**
 * The same without making an object or a text of each word; valid until the next text is cut. Undefined for texts with
 * characters that only `wordsOf` can tell.
 */
export function cutWords(text: string): Readonly<WordCut> | undefined {
  if (cut.starts.length < text.length) Object.assign(cut, roomFor(2 * text.length));
  cut.units = readUnits(text);
  const { starts, ends, kinds } = cut;
  let count = 0;
  for (let start = 0; start < text.length; ) {
    const bits = bitsAt(start);
    if (bits & rare) return undefined;
    if (bits & blank) {
      start++;
      continue;
    }
    let end = bits & digit ? endOfNumber(start) : start;
    if (end < start) return undefined;
    const isNumber = end > start;
    if (!isNumber) end = bits & ofSpaceless ? endOfMarks(start + 1) : endOfWord(start);
    const isWord = !isNumber && (bits & (ofSpaceless | letter)) > 0;
    if (end === start) end++;
    starts[count] = start;
    ends[count] = end;
    kinds[count] = isNumber ? 1 : isWord ? 0 : 2;
    count++;
    start = end;
  }
  cut.count = count;
  return cut;
}

function readUnits(text: string): Uint16Array {
  if (units.length <= text.length) units = new Uint16Array(2 * text.length + 1);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  units[text.length] = 0;
  return units;
}

/** Where groups of digits end that no letter follows; `start` where a letter follows the first, -1 where one has a rare digit. */
function endOfNumber(start: number): number {
  let end = start;
  for (let at = start; ; at++) {
    for (let bits = bitsAt(at); bits & digit; bits = bitsAt(at)) {
      if (bits & rare) return -1;
      at++;
    }
    // Behind a group that a letter follows, the number ends with the group before.
    if (bitsAt(at) & absorbing) return end;
    end = at;
    if (!separators.has(units[at]!) || !(bitsAt(at + 1) & digit)) return end;
  }
}

/** Where letters, joined by signs between them, end; `start` where there are none. */
function endOfWord(start: number): number {
  let end = start;
  while (bitsAt(end) & letter) {
    while (bitsAt(end) & letter) end++;
    if (!joiners.has(units[end]!) || !(bitsAt(end + 1) & letter)) break;
    end++;
  }
  return end;
}

function endOfMarks(start: number): number {
  let end = start;
  while (bitsAt(end) & mark) end++;
  return end;
}

/** The same for any text, at four times the cost. */
function wordsByPattern(text: string): Word[] {
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
