import type { LanguageRules } from '#engine/segmentation/languages';

/** How the text behind a possible sentence end begins. */
export interface Opening {
  readonly kind: 'capital' | 'small' | 'uncased' | 'digit' | 'symbol' | 'ellipsis' | 'none';
  /** The first word, as written; empty where there is none. */
  readonly word: string;
  /** Marks in front of the first word: quotation marks, brackets, dashes. */
  readonly marks: string;
  /** Whether a dot follows the first word: an abbreviation, an initial, or a very short sentence. */
  readonly dotted: boolean;
}

const leadingMarks = /["'“‘«»„‚‹([{（［「『【《〈¿¡_*—–―-]/;
const opening = new RegExp(`((?:${leadingMarks.source}[\\s]?){0,6})`, 'y');
const firstWord = /[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’-]{0,40}/uy;

/** Reads the beginning of the text at `offset`; looks at no more than some fifty characters. */
export function readOpening(text: string, offset: number): Opening {
  if (offset >= text.length) return { kind: 'none', word: '', marks: '', dotted: false };
  opening.lastIndex = offset;
  const marks = opening.exec(text)![1]!;
  const start = offset + marks.length;
  firstWord.lastIndex = start;
  const word = firstWord.exec(text)?.[0] ?? '';
  return { kind: kindOf(word, text, start), word, marks, dotted: text[start + word.length] === '.' };
}

function kindOf(word: string, text: string, start: number): Opening['kind'] {
  if (word === '') {
    if (/^(?:…|\.\.|\. \.)/.test(text.slice(start, start + 3))) return 'ellipsis';
    return /[\p{S}§№#&@%•⁃‣]/u.test(text[start] ?? '') ? 'symbol' : 'none';
  }
  if (/^\p{N}/u.test(word)) return 'digit';
  if (/^[\p{Lu}\p{Lt}]/u.test(word)) return 'capital';
  return /^\p{Ll}/u.test(word) ? 'small' : 'uncased';
}

/** Whether the opening is a capitalised word that typically begins a sentence. */
export function opensSentence(next: Opening, rules: LanguageRules): boolean {
  if (next.kind !== 'capital' || (next.dotted && next.word.length === 1)) return false;
  return rules.starters.has(next.word.toLowerCase());
}
