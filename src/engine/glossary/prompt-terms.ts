import type { Term, TermMatch } from './glossary.ts';

/** A term as a provider is told about it. */
export interface PromptTerm {
  readonly source: string;
  /** Terms to use, best first; the source itself where it is not to be translated; empty where only `avoid` is known. */
  readonly targets: readonly string[];
  /** Terms not to use. */
  readonly avoid: readonly string[];
}

export interface PromptTermsOptions {
  /** Most characters of all terms together; what is found most often stays. Default: no limit. */
  readonly characters?: number;
}

/**
 * What a provider has to know about the terms found in a batch, each source term once, in order of appearance. Says
 * nothing about terms that have neither a term to use nor one to avoid.
 */
export function promptTerms(matches: readonly TermMatch[], options: PromptTermsOptions = {}): PromptTerm[] {
  const bySource = new Map<string, TermMatch[]>();
  for (const match of matches) {
    const same = bySource.get(match.term.text);
    if (same) same.push(match);
    else bySource.set(match.term.text, [match]);
  }
  const all = [...bySource].map(([source, same]) => ({ term: promptTerm(source, same), count: same.length }));
  const said = all.filter(({ term }) => term.targets.length > 0 || term.avoid.length > 0);
  return withinBudget(said, options.characters ?? Number.POSITIVE_INFINITY);
}

function promptTerm(source: string, matches: readonly TermMatch[]): PromptTerm {
  const isKept = matches.some(({ term }) => term.status === 'do-not-translate');
  const terms = matches.flatMap(({ counterparts }) => counterparts);
  const targets = isKept ? [source] : textsOf(terms.filter(({ status }) => status !== 'forbidden'));
  const avoid = textsOf(terms.filter(({ status }) => status === 'forbidden'));
  return { source, targets, avoid: avoid.filter((text) => !targets.includes(text)) };
}

function textsOf(terms: readonly Term[]): string[] {
  return [...new Set(terms.map(({ text }) => text))];
}

function withinBudget(
  terms: readonly { readonly term: PromptTerm; readonly count: number }[],
  characters: number,
): PromptTerm[] {
  const kept = new Set<PromptTerm>();
  let left = characters;
  for (const { term } of terms.toSorted((a, b) => b.count - a.count)) {
    left -= lengthOf(term);
    if (left < 0) break;
    kept.add(term);
  }
  return terms.map(({ term }) => term).filter((term) => kept.has(term));
}

function lengthOf({ source, targets, avoid }: PromptTerm): number {
  return [source, ...targets, ...avoid].reduce((sum, text) => sum + text.length, 0);
}
