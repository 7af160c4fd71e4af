import {
  type Concept,
  changedTerms,
  createTermMatcher,
  languageRoot,
  missingTerms,
  type Term,
  type TermMatcher,
} from '#engine/glossary';

/** What a translation made of a term of its source; `not-asked`: the concept says nothing about the language. */
export const verdicts = ['used', 'missing', 'forbidden-used', 'not-asked', 'untranslated'] as const;
export type Verdict = (typeof verdicts)[number];

/** A stretch of a text: UTF-16 units, `end` exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** Where terms of the concept stand, in order and apart; none where one is only part of a compound. */
  readonly sourcePlaces: readonly Place[];
  readonly targetPlaces: readonly Place[];
}

/** Judges pairs of one language pair by one concept, as checks do; undefined where none of its terms is in a pair. */
export type PairJudge = (source: string, target: string | null) => Judgement | undefined;

/** Without a letter, it is found nowhere: it stands for what a concept does not say. */
const unsaid = '–';

export function makeJudge(concept: Concept, from: string, to: string): PairJudge {
  const forward = matcherOf(concept, from, to);
  const backward = matcherOf(concept, to, from);
  const isAsked = concept.terms.some((term) => speaksOf(term, to) || term.status === 'do-not-translate');
  return (source, target) => {
    const matches = forward.findTerms(source);
    const forbidden = target === null ? [] : forward.findForbidden(target, matches);
    if (matches.length === 0 && forbidden.length === 0) return undefined;
    const targetPlaces = target === null ? [] : [...backward.findTerms(target), ...forbidden];
    const verdict = (): Verdict => {
      if (target === null) return 'untranslated';
      if (forbidden.length > 0) return 'forbidden-used';
      if (!isAsked) return 'not-asked';
      const lacks = missingTerms(matches, target).length + changedTerms(matches, target).length;
      return lacks > 0 ? 'missing' : 'used';
    };
    return { verdict: verdict(), sourcePlaces: apart(matches), targetPlaces: apart(targetPlaces) };
  };
}

const speaksOf = ({ language }: Term, tag: string): boolean => languageRoot(language) === languageRoot(tag);

/** Finds the concept also where it has no counterpart. */
function matcherOf(concept: Concept, from: string, to: string): TermMatcher {
  const isSilent = !concept.terms.some((term) => speaksOf(term, to));
  const filler: Term = { language: to, text: unsaid, status: 'allowed' };
  const terms = isSilent ? [...concept.terms, filler] : concept.terms;
  return createTermMatcher({
    glossaries: [{ name: concept.id, concepts: [{ ...concept, terms }] }],
    from,
    to,
  });
}

function apart(places: readonly Place[]): Place[] {
  const kept: Place[] = [];
  for (const { start, end } of places.toSorted(
    (one, other) => one.start - other.start || other.end - one.end,
  ))
    if (start >= (kept.at(-1)?.end ?? 0)) kept.push({ start, end });
  return kept;
}
