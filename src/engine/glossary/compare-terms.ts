import type { Term, TermMatch } from './glossary.ts';
import { isCaseSensitive, isTermAt, termPattern } from './term-pattern.ts';
import { languageOf, mayBegin, mayEnd, type TermWord, termWords } from './term-words.ts';
import { wordFormsFor } from './word-forms.ts';

/** Languages that write compounds as one word: a term may be part of one. */
const compounding = new Set('de nl sv da nb nn no is fi et hu'.split(' '));
const shortestPart = 4;

/**
 * Whether a text of the term's language has the term, in its form or an inflected one unless it wants the exact form;
 * in languages that build compounds, also as the first or last part of one.
 */
export function hasTerm(text: string, term: Term): boolean {
  const forms = wordFormsFor(term.language);
  const pattern = termPattern(term, term.language);
  const words = termWords(text, term.language);
  if (pattern.words.length === 0) return false;
  const last = pattern.words.length - 1;
  for (let at = 0; at + last < words.length; at++) {
    if (isTermAt(words, at, pattern, forms) && mayBegin(words, at) && mayEnd(words, at + last)) return true;
  }
  return !term.exactForm && isInCompound(words, pattern.words, term.language);
}

function isInCompound(words: readonly TermWord[], wanted: readonly TermWord[], tag: string): boolean {
  const part = wanted[0]!.key;
  const isPart = wanted.length === 1 && part.length >= shortestPart;
  if (!isPart || !compounding.has(languageOf(tag))) return false;
  return words.some(({ key, kind }) => {
    if (kind !== 'word' || key.length < part.length + 2) return false;
    return key.startsWith(part) || key.lastIndexOf(part) >= Math.max(1, key.length - part.length - 2);
  });
}

/**
 * The terms of a source of which its translation has none of the terms to use: one match for each source term. Where
 * homonyms stand in one place, the terms of one are enough; nothing is missing where only terms to avoid are known.
 */
export function missingTerms(matches: readonly TermMatch[], translation: string): TermMatch[] {
  const missing = new Map<string, TermMatch>();
  for (const homonyms of samePlaces(matches)) {
    const [first] = homonyms;
    if (missing.has(first!.term.text)) continue;
    const isMet = homonyms.some(({ term, counterparts }) => {
      const usable = counterparts.filter(({ status }) => status !== 'forbidden');
      if (term.status === 'do-not-translate' || usable.length === 0) return true;
      return usable.some((counterpart) => hasTerm(translation, counterpart));
    });
    if (!isMet) missing.set(first!.term.text, first!);
  }
  return [...missing.values()];
}

/** The terms of a source that are not to be translated and do not stand in its translation, endings aside. */
export function changedTerms(matches: readonly TermMatch[], translation: string): TermMatch[] {
  const changed = new Map<string, TermMatch>();
  const written = translation.normalize();
  for (const match of matches) {
    const { term } = match;
    if (term.status !== 'do-not-translate' || changed.has(term.text)) continue;
    const text = term.text.normalize();
    const isKept = isCaseSensitive(term)
      ? written.includes(text)
      : written.toLowerCase().includes(text.toLowerCase());
    if (!isKept) changed.set(term.text, match);
  }
  return [...changed.values()];
}

function samePlaces(matches: readonly TermMatch[]): TermMatch[][] {
  return [...Map.groupBy(matches, ({ start, end }) => `${start} ${end}`).values()];
}
