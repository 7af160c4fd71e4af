import { alignWords, findPairs, type InlineText, type TextLink } from '#engine/inline';
import { findPhrase, projectedText } from '#platform/providers/codes';

/** A stretch of what is sent that a code holds or stands for. */
export interface Phrase {
  readonly text: string;
  /** Where it stands in what is sent, UTF-16 units. */
  readonly start: number;
  /** Whether it is the text that a code reads as, which has to be found. */
  readonly isCode: boolean;
}

/** Words a phrase may have; longer ones are translated differently alone than in their sentence. */
const mostWords = 8;

/** What the pairs of a text hold, and what its codes read as. */
export function phrasesOf({ items, codes }: InlineText): Phrase[] {
  const offsets: number[] = [];
  const phrases: Phrase[] = [];
  let sent = '';
  for (const item of items) {
    offsets.push(sent.length);
    if (item.kind === 'text') sent += item.text;
    if (item.kind !== 'standalone') continue;
    const { equivalent } = codes.get(item.id)!;
    if (hasWords(equivalent)) phrases.push({ text: equivalent, start: sent.length, isCode: true });
    sent += equivalent;
  }
  for (const { open, close } of findPairs(items)) {
    const whole = sent.slice(offsets[open], offsets[close]);
    const text = whole.trim();
    const start = offsets[open]! + whole.length - whole.trimStart().length;
    if (hasWords(text) && text.split(/\s+/).length <= mostWords) phrases.push({ text, start, isCode: false });
  }
  return phrases;
}

/**
 * Links between a sentence and its translation: where the translation of a phrase stands in it, and like words for
 * the rest. Undefined where the text of a code is not found.
 */
export function linksByPhrases(
  sent: string,
  answer: string,
  phrases: readonly (Phrase & { readonly translation: string })[],
  language: string,
): TextLink[] | undefined {
  const links: TextLink[] = [];
  for (const { text, start, isCode, translation } of phrases) {
    const near = (start / Math.max(1, sent.length)) * answer.length;
    const target =
      findPhrase(answer, text, language, near) ?? findPhrase(answer, translation, language, near);
    if (target) links.push({ source: [start, start + text.length], target, strength: 1 });
    else if (isCode) return undefined;
  }
  const isFree = (link: TextLink): boolean =>
    links.every(({ source, target }) => !overlap(source, link.source) && !overlap(target, link.target));
  return [...links, ...alignWords(sent, answer).filter(isFree)];
}

export const withText = projectedText();
export const withoutText = projectedText({ equivalents: false });

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function overlap(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] < b[1] && b[0] < a[1];
}
