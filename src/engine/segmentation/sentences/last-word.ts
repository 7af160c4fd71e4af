/** The word in front of a dot, with what came before it. */
export interface LastWord {
  /** As written, with inner dots, without the dot in question: `e.g`, `Smith`, `12`. */
  readonly word: string;
  /** Lower case, joined with abbreviated words just before: `z.b` for the B of `z. B.`; most joined first. */
  readonly keys: readonly string[];
  /** The word before, without white space; empty at the beginning of the segment. */
  readonly previous: string;
  /** Whether nothing but marks stands in front of it in its segment. */
  readonly first: boolean;
}

const wordCharacters = /[\p{L}\p{M}\p{N}.°º§№/’'-]/u;
/** An abbreviation or a list marker is shorter than this; a longer word is cut, which makes it no abbreviation. */
const longestWord = 32;

/** Reads backwards from the dot at `dot`, not beyond `from`; looks at no more than some hundred characters. */
export function readLastWord(text: string, dot: number, from: number): LastWord {
  const start = wordStart(text, dot, from);
  const word = text.slice(start, dot).replace(/^[.'’-]+/, '');
  const keys = [word.toLowerCase()];
  const elided = /['’](\p{L}[\p{L}.]+)$/u.exec(word);
  if (elided) keys.unshift(elided[1]!.toLowerCase());
  let cursor = start;
  let previous = '';
  for (let count = 0; count < 3; count++) {
    const gapEnd = cursor;
    while (cursor > from && gapEnd - cursor < 2 && /[ \u00A0\u202F]/.test(text[cursor - 1]!)) cursor--;
    const before = text.slice(wordStart(text, cursor, from), cursor);
    if (count === 0) previous = before;
    if (cursor === gapEnd || !/^(?:\p{L}\p{M}*){1,6}\.$/u.test(before.replace(/(?<=\.)[^.]{1,4}\./gu, '')))
      break;
    keys.unshift(before.toLowerCase() + keys[0]!);
    cursor -= before.length;
  }
  return {
    word,
    keys,
    previous,
    first: previous === '' && !/[\p{L}\p{N}]/u.test(text.slice(Math.max(from, start - 40), start)),
  };
}

function wordStart(text: string, end: number, from: number): number {
  let start = end;
  while (start > from && end - start < longestWord && wordCharacters.test(text[start - 1]!)) start--;
  return start;
}
