import type { TextView } from '#engine/checks/subject';
import { remembered } from '#engine/checks/subject';
import type { Term } from '#engine/glossary';
import { stemmerFor, type Word, wordsOf } from '#engine/words';

/** Where a term stands in a text, in its form or an inflected one; undefined where it does not. */
export function findTerm(view: TextView, term: Term): { start: number; end: number } | undefined {
  const written = term.caseSensitive ? view.text : lowerText(view);
  const wanted = term.caseSensitive ? term.text : term.text.toLowerCase();
  const whole = findWhole(written, wanted);
  if (whole !== -1) return { start: whole, end: whole + wanted.length };
  if (term.exactForm || term.caseSensitive) return undefined;
  return findInflected(view, term.text);
}

const lowerText = remembered(({ text }: TextView) => {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
});

const joinsWords = /[\p{L}\p{M}\p{N}]/u;
const spaceless = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;

/** The offset of a stretch between edges of words; in scripts without blanks, of the stretch alone. */
function findWhole(text: string, wanted: string): number {
  if (wanted === '') return -1;
  const first = spaceless.test(wanted[0]!) || !joinsWords.test(wanted[0]!);
  const last = spaceless.test(wanted.at(-1)!) || !joinsWords.test(wanted.at(-1)!);
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
    const isOpen = first || !joinsWords.test(text[at - 1] ?? ' ');
    const isClosed = last || !joinsWords.test(text[at + wanted.length] ?? ' ');
    if (isOpen && isClosed) return at;
  }
  return -1;
}

/** How many other words may stand between the words of a term, such as an article or a case word. */
const mostBetween = 1;

function findInflected(view: TextView, text: string): { start: number; end: number } | undefined {
  const wanted = wordsOf(text).filter(({ kind }) => kind !== 'sign');
  if (wanted.length === 0) return undefined;
  const isSame = comparison(view.tag);
  const words = view.words;
  for (let at = 0; at < words.length; at++) {
    const end = matchFrom(words, at, wanted, isSame);
    if (end !== -1) return { start: words[at]!.start, end: words[end]!.end };
  }
  return undefined;
}

/** Index of the last word of the term that begins at `at`, -1 where it does not begin there. */
function matchFrom(words: readonly Word[], at: number, wanted: readonly Word[], isSame: SameWord): number {
  if (!isSame(words[at]!.text, wanted[0]!.text)) return -1;
  let last = at;
  for (const { text } of wanted.slice(1)) {
    let next = last + 1;
    while (next <= last + 1 + mostBetween && words[next] && !isSame(words[next]!.text, text)) next++;
    if (next > last + 1 + mostBetween || !words[next]) return -1;
    last = next;
  }
  return last;
}

type SameWord = (found: string, wanted: string) => boolean;

/** Whether two words are forms of one: by their stems, or, where a language has no stemmer, by a long common start. */
function comparison(tag: string): SameWord {
  const stem = stemmerFor(tag);
  return (found, wanted) => {
    const a = found.toLowerCase();
    const b = wanted.toLowerCase();
    if (a === b || (stem && stem(found) === stem(wanted))) return true;
    return commonStart(a, b) >= Math.max(4, Math.ceil(b.length * 0.75)) && a.length <= b.length + 4;
  };
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/** Whether a word of the text holds the term as a part, as German and Finnish compounds do. */
export function isInCompound(view: TextView, term: Term): boolean {
  return !term.exactForm && term.text.length >= 4 && lowerText(view).includes(term.text.toLowerCase());
}
