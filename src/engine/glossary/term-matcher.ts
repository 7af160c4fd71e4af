import type { Concept, Glossary, Term, TermMatch, TermStatus } from './glossary.ts';
import { SIBLING, varietyDistance } from './language-variety.ts';
import { TermIndex } from './term-index.ts';

export interface TermMatcherOptions {
  /** In order of priority. */
  readonly glossaries: readonly Glossary[];
  /** Language of the texts and of their translations, BCP 47. */
  readonly from: string;
  readonly to: string;
}

/** A forbidden term found in a translation. */
export interface ForbiddenMatch {
  readonly concept: Concept;
  readonly term: Term;
  /** Place in the translation, UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** The terms of the concept to use in its stead, best first. */
  readonly instead: readonly Term[];
}

/** Finds the terms of glossaries in texts of one language pair. Time is linear in the text. */
export interface TermMatcher {
  /**
   * The terms in a text of the source language, by place; of two that lie in one another only the longer, of
   * homonyms all. Concepts that say nothing about the target language are not found.
   */
  findTerms(text: string): TermMatch[];
  /**
   * The forbidden terms in a translation, longer terms that hold them set aside. With the matches of its source, only
   * those of concepts in the source and of concepts without a source term.
   */
  findForbidden(translation: string, matches?: readonly TermMatch[]): ForbiddenMatch[];
  /** Concepts with a source term and neither a term to use nor one to avoid in the target language. */
  readonly incomplete: readonly Concept[];
  /** Terms that are not looked for: without a letter or digit, of more than 64 words, or with 20 homonyms before. */
  readonly unfindable: readonly Term[];
}

/** What one concept has to say about a language pair. */
interface Pair {
  readonly concept: Concept;
  readonly sources: readonly Term[];
  readonly counterparts: readonly Term[];
}

/** Takes concepts one after another, so that a large glossary need not be there at once. */
export interface TermMatcherBuilder {
  /** Concepts of the most important glossary first. */
  add(concepts: Iterable<Concept>): void;
  /** The matcher of what was added; not to be added to any more. */
  build(): TermMatcher;
}

/** Builds the matcher of a language pair, once for many texts. */
export function createTermMatcher({ glossaries, ...languages }: TermMatcherOptions): TermMatcher {
  const builder = buildTermMatcher(languages);
  for (const { concepts } of glossaries) builder.add(concepts);
  return builder.build();
}

/** The same step by step. */
export function buildTermMatcher({ from, to }: Pick<TermMatcherOptions, 'from' | 'to'>): TermMatcherBuilder {
  const sources = new TermIndex<Omit<TermMatch, 'start' | 'end'>>(from);
  const targets = new TermIndex<{ readonly pair: Pair; readonly term: Term }>(to);
  const incomplete: Concept[] = [];
  const unfindable: Term[] = [];
  const add = (concept: Concept): void => {
    const pair = pairOf(concept, from, to);
    for (const term of pair.counterparts) {
      if (!targets.add(term, { pair, term })) unfindable.push(term);
    }
    if (isIncomplete(pair)) incomplete.push(concept);
    for (const term of pair.sources) {
      if (pair.counterparts.length === 0 && term.status !== 'do-not-translate') continue;
      if (!sources.add(term, { concept, term, counterparts: pair.counterparts })) unfindable.push(term);
    }
  };
  return {
    add: (concepts) => {
      for (const concept of concepts) add(concept);
    },
    build: () => ({
      incomplete,
      unfindable,
      findTerms: (text) => findIn(sources, text),
      findForbidden: (translation, matches) => findForbiddenIn(targets, translation, matches),
    }),
  };
}

function findIn(sources: TermIndex<Omit<TermMatch, 'start' | 'end'>>, text: string): TermMatch[] {
  return sources.find(text).flatMap(({ start, end, entries }) => {
    if (entries.length === 1) return [{ ...entries[0]!, start, end }];
    const seen = new Set<Concept>();
    return entries
      .filter(({ concept }) => !seen.has(concept) && seen.add(concept))
      .map((entry) => ({ ...entry, start, end }));
  });
}

function findForbiddenIn(
  targets: TermIndex<{ readonly pair: Pair; readonly term: Term }>,
  translation: string,
  matches: readonly TermMatch[] | undefined,
): ForbiddenMatch[] {
  const concepts = matches && new Set(matches.map(({ concept }) => concept));
  const concerns = ({ concept, sources }: Pair) =>
    concepts === undefined || sources.length === 0 || concepts.has(concept);
  return targets.find(translation).flatMap(({ start, end, entries }) => {
    const meant = entries.filter(({ pair }) => concerns(pair));
    if (meant.some(({ term }) => term.status !== 'forbidden')) return [];
    return meant.map(({ pair: { concept, counterparts }, term }) => {
      return { concept, term, start, end, instead: counterparts.filter(isUsable) };
    });
  });
}

const isUsable = ({ status }: Term) => status !== 'forbidden';

function isIncomplete({ sources, counterparts }: Pair): boolean {
  const isSaid = counterparts.length > 0 || sources.some(({ status }) => status === 'do-not-translate');
  return sources.length > 0 && !isSaid;
}

function pairOf(concept: Concept, from: string, to: string): Pair {
  const sources: Ranked[] = [];
  const counterparts: Ranked[] = [];
  for (const term of concept.terms) {
    const source = varietyDistance(term.language, from);
    const target = varietyDistance(term.language, to);
    // Between varieties of one language a term belongs to the one it is nearer to, to both where it is of neither.
    if (source !== undefined && source <= (target ?? SIBLING)) sources.push({ term, distance: source });
    if (target !== undefined && target <= (source ?? SIBLING)) counterparts.push({ term, distance: target });
  }
  return {
    concept,
    sources: withoutSiblings(sources).map(({ term }) => term),
    counterparts: rankCounterparts(counterparts),
  };
}

interface Ranked {
  readonly term: Term;
  readonly distance: number;
}

/** Terms of other varieties only where there are none of the wanted one or of the language at large. */
function withoutSiblings(terms: readonly Ranked[]): readonly Ranked[] {
  const near = terms.filter(({ distance }) => distance < SIBLING);
  return near.some(({ term }) => isUsable(term)) ? near : terms;
}

const order: readonly TermStatus[] = ['preferred', 'do-not-translate', 'allowed', 'forbidden'];

function rankCounterparts(terms: readonly Ranked[]): Term[] {
  const near = withoutSiblings(terms);
  return order.flatMap((status) => {
    const same = near.filter(({ term }) => term.status === status);
    const least = Math.min(...same.map(({ distance }) => distance));
    const kept = status === 'forbidden' ? same : same.filter(({ distance }) => distance === least);
    return kept.map(({ term }) => term);
  });
}
