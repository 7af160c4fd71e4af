import type { Term } from './glossary.ts';
import type { TermWord } from './term-words.ts';
import { termWords } from './term-words.ts';
import type { WordForms } from './word-forms.ts';

/** A term taken apart, ready to be compared with words of a text. */
export interface TermPattern {
  readonly words: readonly TermWord[];
  readonly caseSensitive: boolean;
  readonly exactForm: boolean;
}

export function termPattern(term: Term, language: string): TermPattern {
  return {
    words: termWords(term.text, language),
    caseSensitive: isCaseSensitive(term),
    exactForm: term.exactForm ?? false,
  };
}

/**
 * Whether a term is found only with its capitals. A term that does not say so is, where small letters would make
 * another word of it: a short acronym (`IT`, `WHO`), and a name that is not to be translated (`Word`).
 */
export function isCaseSensitive({ caseSensitive, text, status }: Term): boolean {
  if (caseSensitive !== undefined) return caseSensitive;
  if (status === 'do-not-translate' && /\p{Lu}/u.test(text)) return true;
  return /^[\p{Lu}\p{Nd}&/.-]{2,6}$/u.test(text) && /\p{Lu}.*\p{Lu}/u.test(text);
}

/** Whether the words from `at` on are the term, as its case and form ask for. */
export function isTermAt(
  words: readonly TermWord[],
  at: number,
  pattern: TermPattern,
  forms: WordForms,
): boolean {
  for (const [index, wanted] of pattern.words.entries()) {
    const found = words[at + index];
    if (found === undefined || !isJoinedAlike(found, wanted, index)) return false;
    if (found.key !== wanted.key && (pattern.exactForm || !forms.isForm(found, wanted))) return false;
    if (pattern.caseSensitive && !isSameCase(found, wanted)) return false;
  }
  return true;
}

/** Blanks, hyphens and apostrophes stand for one another; a sign that touches a word in the term does so in the text. */
function isJoinedAlike(found: TermWord, wanted: TermWord, index: number): boolean {
  return index === 0 || wanted.joint !== 'touching' || found.joint === 'touching';
}

/** The same capitals as far as the letters are the same; endings may have their own. */
function isSameCase(found: TermWord, wanted: TermWord): boolean {
  if (found.text.length !== found.key.length || wanted.text.length !== wanted.key.length) {
    return found.text === wanted.text;
  }
  for (let at = 0; at < found.key.length && found.key[at] === wanted.key[at]; at++) {
    if (found.text[at] !== wanted.text[at]) return false;
  }
  return true;
}
