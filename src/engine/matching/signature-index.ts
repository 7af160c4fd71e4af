import { lowestThreshold } from './token-costs.ts';
import type { TokenStore } from './token-store.ts';
import type { NumberedTokens } from './vocabulary.ts';

/**
 * Finds the units of a range of a store that can reach a score, by prefix-filtered signatures (Chaudhuri, Ganti and
 * Kaushik, ICDE 2006, here with weights). It misses none:
 *
 * Let W(x) be the weight of a text and M the larger of W(a) and W(b). Score t or more means an edit of cost
 * d ≤ (1 − t/100)·M. In a cheapest edit each token of `a` is paired with one of its class, or deleted (its weight), or
 * replaced by one of another class (at least its weight). So the tokens of `a` not paired within their class weigh at
 * most d, and the same holds for `b`; the multisets of classes have in common at least M − d ≥ t/100·M. That tokens
 * of one class replace each other for less than their weight changes nothing, since only pairs of different classes
 * were charged. Multisets, because a class that occurs three times in one text and once in the other is paired once.
 *
 * Put the classes in any fixed order, the rarest first. Let c be the first class in common. All that is in common
 * stands at or behind c, so in each text what stands at or behind c weighs at least t/100·M, thus at least t/100 of
 * that text. Classes with this property are the text's prefix: so both prefixes hold c, and it is enough to index the
 * prefix of a unit and to ask for the prefix of the query. Each posting carries its level, the share of the unit's
 * weight at or behind the class in whole per cent: the highest score for which it belongs to the prefix.
 */
export class SignatureIndex {
  /** Units `from` to `to`, exclusive. */
  readonly from: number;
  readonly to: number;
  private readonly store: TokenStore;
  /** By class: its place in the order, and where its postings start. */
  private readonly ranks: Uint32Array;
  private readonly postingStarts: Uint32Array;
  /** Postings of one class stand together, lightest unit first. */
  private readonly postingUnits: Uint32Array;
  private readonly postingLevels: Uint8Array;

  constructor(store: TokenStore, from: number, to: number) {
    this.store = store;
    this.from = from;
    this.to = to;
    const { order, ranks } = rankClasses(store, from, to);
    this.ranks = ranks;
    const made = makePostings(store, unitsByWeight(store, from, to), order, ranks);
    this.postingStarts = made.starts;
    this.postingUnits = made.units;
    this.postingLevels = made.levels;
  }

  /**
   * Calls `visit` with each unit whose prefix meets the query's at a score, 50–100, unless their weights or the weight
   * at and behind the first class in common rule it out. `seen` says whether a unit was visited; a unit that is ruled
   * out is not offered again.
   */
  visitCandidates(
    query: NumberedTokens,
    score: number,
    firstVisit: (unit: number) => boolean,
    visit: (unit: number) => void,
  ): void {
    const { weights } = this.store;
    const lightest = Math.ceil((query.weight * score) / 100);
    const heaviest = Math.floor((query.weight * 100) / score);
    for (const { tokenClass, behind } of this.prefixOf(query, score)) {
      const end = this.postingStarts[tokenClass + 1]!;
      for (let at = this.firstOfWeight(tokenClass, lightest); at < end; at++) {
        const unit = this.postingUnits[at]!;
        const weight = weights[unit]!;
        if (weight > heaviest) break;
        const level = this.postingLevels[at]!;
        if (level < score || !firstVisit(unit)) continue;
        const needed = score * Math.max(weight, query.weight);
        if (100 * behind >= needed && (level + 1) * weight > needed) visit(unit);
      }
    }
  }

  /** The classes of the query's prefix that units have, the rarest first, with the weight at and behind each. */
  private prefixOf(query: NumberedTokens, score: number): { tokenClass: number; behind: number }[] {
    const weightOf = new Map<number, number>();
    let behind = query.weight;
    for (const [index, tokenClass] of query.classes.entries()) {
      const weight = query.weights[index]!;
      // What no unit of this range has is the rarest of all: first in the order, without postings.
      if (tokenClass < 0 || tokenClass >= this.ranks.length) behind -= weight;
      else weightOf.set(tokenClass, (weightOf.get(tokenClass) ?? 0) + weight);
    }
    const prefix: { tokenClass: number; behind: number }[] = [];
    const classes = [...weightOf.keys()].sort((a, b) => this.ranks[a]! - this.ranks[b]!);
    for (const tokenClass of classes) {
      if (100 * behind < score * query.weight) break;
      prefix.push({ tokenClass, behind });
      behind -= weightOf.get(tokenClass)!;
    }
    return prefix;
  }

  private firstOfWeight(tokenClass: number, weight: number): number {
    let low = this.postingStarts[tokenClass]!;
    let high = this.postingStarts[tokenClass + 1]!;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.store.weights[this.postingUnits[middle]!]! < weight) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** The classes by how often they occur in a range, the rarest first, and the place of each in that order. */
function rankClasses(store: TokenStore, from: number, to: number) {
  const { classOf, classWeights } = store.vocabulary;
  const frequencies = new Uint32Array(classWeights.length);
  for (let at = store.starts[from]!; at < store.starts[to]!; at++)
    frequencies[classOf[store.tokens[at]!]!]!++;
  const order = Uint32Array.from(frequencies, (_, tokenClass) => tokenClass).sort(
    (a, b) => frequencies[a]! - frequencies[b]!,
  );
  const ranks = new Uint32Array(order.length);
  for (const [rank, tokenClass] of order.entries()) ranks[tokenClass] = rank;
  return { order, ranks };
}

function unitsByWeight(store: TokenStore, from: number, to: number): Uint32Array {
  return Uint32Array.from({ length: to - from }, (_, index) => from + index).sort(
    (a, b) => store.weights[a]! - store.weights[b]!,
  );
}

function makePostings(store: TokenStore, units: Uint32Array, order: Uint32Array, ranks: Uint32Array) {
  const starts = new Uint32Array(ranks.length + 1);
  visitPrefixes(store, units, order, ranks, (tokenClass) => {
    starts[tokenClass + 1]!++;
  });
  for (let tokenClass = 0; tokenClass < ranks.length; tokenClass++)
    starts[tokenClass + 1]! += starts[tokenClass]!;
  const next = starts.slice();
  const postings = { starts, units: new Uint32Array(starts.at(-1)!), levels: new Uint8Array(starts.at(-1)!) };
  visitPrefixes(store, units, order, ranks, (tokenClass, unit, level) => {
    const at = next[tokenClass]!++;
    postings.units[at] = unit;
    postings.levels[at] = level;
  });
  return postings;
}

/** Goes through the prefixes of units for the lowest score that can be asked for. */
function visitPrefixes(
  store: TokenStore,
  units: Uint32Array,
  order: Uint32Array,
  ranks: Uint32Array,
  visit: (tokenClass: number, unit: number, level: number) => void,
): void {
  const { classOf, classWeights } = store.vocabulary;
  let sorted = new Uint32Array(256);
  for (const unit of units) {
    const weight = store.weights[unit]!;
    if (weight === 0) continue;
    const start = store.starts[unit]!;
    const length = store.starts[unit + 1]! - start;
    if (sorted.length < length) sorted = new Uint32Array(length * 2);
    for (let index = 0; index < length; index++)
      sorted[index] = ranks[classOf[store.tokens[start + index]!]!]!;
    const places = sorted.subarray(0, length).sort();
    let behind = weight;
    for (let index = 0; index < length; ) {
      const level = Math.floor((100 * behind) / weight);
      if (level < lowestThreshold) break;
      const tokenClass = order[places[index]!]!;
      visit(tokenClass, unit, level);
      for (const place = places[index]!; index < length && places[index] === place; index++)
        behind -= classWeights[tokenClass]!;
    }
  }
}
