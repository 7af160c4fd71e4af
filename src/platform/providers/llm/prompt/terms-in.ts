import type { ProviderTerm } from '#platform/providers';

/** As much of a word as inflection leaves alone: two thirds of its letters. */
const stable = 2 / 3;

/**
 * The terms that a text gives reason to send: complete ones, each word of which begins a word of the text, inflected
 * or not. Whoever calls has matched them already; this keeps a whole glossary out of a prompt if they have not.
 */
export function termsIn(text: string, terms: readonly ProviderTerm[]): ProviderTerm[] {
  const folded = fold(text);
  return terms.filter(({ source, targets, avoid }) => {
    if (targets.length + avoid.length === 0) return false;
    const words = fold(source).match(/[\p{L}\p{N}]+/gu) ?? [fold(source).trim()];
    return words.every((word) =>
      folded.includes(word.slice(0, Math.max(1, Math.ceil(word.length * stable)))),
    );
  });
}

/** Letters without case and accents: vowels change where words are inflected (Haus, Häuser). */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
