import { EditDistance } from './edit-distance.ts';
import { normaliseText } from './normalise-text.ts';
import { scoreOf } from './token-costs.ts';
import { TokenStore } from './token-store.ts';
import { mostTokens, tokenReader } from './tokens-of.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * What `similarityIn` says of two plain texts of a language (BCP 47 tag), 0–100, at a cost that grows with how far they differ
 * instead of with the square of their length: the band is widened until the distance lies within it.
 */
export function pairScorer(language: string): (a: string, b: string) => number {
  const read = tokenReader(language);
  return (a, b) => {
    const [left, right] = [normaliseText(a), normaliseText(b)];
    if (left === right) return 100;
    const [ours, theirs] = [read(left), read(right)];
    if (!ours || !theirs) return 0;
    const store = new TokenStore(new Vocabulary());
    store.add(theirs);
    const query = store.vocabulary.number(ours);
    const weight = Math.max(query.weight, store.weights[0]!);
    const distance = new EditDistance(query, store, mostTokens);
    for (let most = weight >> 3; weight > 0; most = 2 * most + 1) {
      const cost = distance.to(0, Math.min(most, weight));
      if (cost <= most) return scoreOf(Math.min(cost, weight), weight);
    }
    return 0;
  };
}
