import { FuzzyFinder, type LookupWork, type ScoredUnit } from './find-fuzzy.ts';
import { lowestThreshold } from './token-costs.ts';
import { TokenStore } from './token-store.ts';
import type { TokenReader } from './tokens-of.ts';
import { Vocabulary } from './vocabulary.ts';

/** Compares texts with candidates that were found elsewhere, as a memory compares them with its units. */
export interface CandidateScorer {
  /** The number of a text that `normaliseText` made, the same whenever it is added. */
  add(text: string): number;
  /** The scores, before penalties, of those that reach the threshold (from 50 on); no number may come twice. */
  score(
    text: string,
    threshold: number,
    candidates: readonly number[],
  ): { readonly found: readonly ScoredUnit[]; readonly work: LookupWork };
}

export function candidateScorer(read: TokenReader): CandidateScorer {
  const store = new TokenStore(new Vocabulary());
  const finder = new FuzzyFinder(store);
  const numbers = new Map<string, number>();
  return {
    add(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, store.size);
      store.add(read(text));
      return store.size - 1;
    },
    score(text, threshold, candidates) {
      const lowest = Math.max(lowestThreshold, Math.ceil(threshold));
      return finder.findAmong(read(text) ?? [], lowest, candidates);
    },
  };
}
