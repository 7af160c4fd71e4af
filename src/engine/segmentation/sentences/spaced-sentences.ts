import type { LanguageRules } from '#engine/segmentation/languages';

/** How far back, in UTF-16 units, words are looked for in front of a blank. */
const reach = 32;
/** A stretch shorter than this is no sentence: `ครับ` on its own stays with what follows. */
const shortestSentence = 8;
const words = new Intl.Segmenter('th', { granularity: 'word' });

/**
 * Sentence ends in Thai and Lao, which have no stop: a blank behind a particle that closes a sentence, or in front of a
 * word that links to a new one. The dictionary of ICU tells whether the particle is a word of its own. Other blanks part
 * phrases and are left alone, so that a segment may hold more than one sentence but never a torn one.
 */
export function spacedBreaks(text: string, spaced: NonNullable<LanguageRules['spaced']>): number[] {
  const finals = new Set(spaced.finals);
  const longestFinal = Math.max(...spaced.finals.map((word) => word.length));
  const breaks: number[] = [];
  let segmentStart = 0;
  for (const blank of text.matchAll(/(?<=[\u0E00-\u0EFF])[ \u00A0]+(?=[\u0E00-\u0EFF"“‘(])/g)) {
    const next = blank.index + blank[0].length;
    if (blank.index - segmentStart < shortestSentence) continue;
    const tail = text.slice(blank.index - longestFinal, blank.index);
    const closes =
      spaced.finals.some((word) => tail.endsWith(word)) && finals.has(lastWord(text, blank.index));
    const opens = spaced.openers.some((word) => text.startsWith(word, next));
    if (!closes && !opens) continue;
    breaks.push(next);
    segmentStart = next;
  }
  return breaks;
}

/** The word in front of `end`; particles of politeness that ICU joins (`นะครับ`) are found in either form. */
function lastWord(text: string, end: number): string {
  let last = '';
  for (const piece of words.segment(text.slice(Math.max(0, end - reach), end))) last = piece.segment;
  return last;
}
