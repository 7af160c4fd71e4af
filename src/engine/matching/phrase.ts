import { wordsOf } from '#engine/words';
import { hashOfNumbers } from './class-hash.ts';
import { joinDigitGroups } from './normalise-text.ts';
import type { TokenReader } from './tokens-of.ts';

/** A word or number of a text; signs and blanks between words do not count. */
export interface PhraseWord {
  /** Where it stands, UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** The same for forms of one word, but for numbers that read alike. */
  readonly form: string;
  readonly classHash: number;
}

/** A stretch of a text, UTF-16 units; `end` is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Of longer texts, the first words. */
const mostWords = 2_000;
const mostCharacters = 100_000;

/** The words of a text by the reader of its language. */
export function phraseOf(text: string, read: TokenReader): PhraseWord[] {
  const words: PhraseWord[] = [];
  for (const word of wordsOf(joinDigitGroups(text.slice(0, mostCharacters)))) {
    if (word.kind === 'sign') continue;
    const token = read(word.text.normalize('NFC'))?.[0];
    if (token === undefined) continue;
    const form = token.kind === 'number' ? token.text : token.tokenClass;
    words.push({ start: word.start, end: word.end, form, classHash: token.classHash });
    if (words.length === mostWords) break;
  }
  return words;
}

/** Where the words of a phrase follow one another, in any form; stretches do not overlap. */
export function findPhrase(words: readonly PhraseWord[], phrase: readonly PhraseWord[]): Stretch[] {
  const found: Stretch[] = [];
  if (phrase.length === 0) return found;
  for (let at = 0; at + phrase.length <= words.length; at++) {
    if (!phrase.every(({ form }, index) => words[at + index]!.form === form)) continue;
    found.push({ start: words[at]!.start, end: words[at + phrase.length - 1]!.end });
    at += phrase.length - 1;
  }
  return found;
}

/** What stands in an index for words of a text, each once. `scope` is mixed in: only queries of the same scope find it. */
export function keysOfPhrase(words: readonly PhraseWord[], scope: number): number[] {
  return [...new Set(words.map(({ classHash }) => hashOfNumbers(scope, classHash)))];
}
