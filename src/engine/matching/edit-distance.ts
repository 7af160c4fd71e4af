import { variantCost } from './token-costs.ts';
import type { TokenStore } from './token-store.ts';
import type { NumberedTokens } from './vocabulary.ts';

const infinite = 1 << 29;

/**
 * Weighted edit distance of one query to units of a store. Tables are allocated once; a call costs time by the tokens
 * in which the two differ, times the width of the band.
 */
export class EditDistance {
  /** Cells of tables computed so far. */
  cells = 0;
  private readonly query: NumberedTokens;
  private readonly store: TokenStore;
  private above: Int32Array;
  private row: Int32Array;
  /** By token of the unit between the common ends: weight of the tokens before it. */
  private offsets: Int32Array;

  constructor(query: NumberedTokens, store: TokenStore, longest: number) {
    this.query = query;
    this.store = store;
    this.above = new Int32Array(longest + 2);
    this.row = new Int32Array(longest + 2);
    this.offsets = new Int32Array(longest + 2);
  }

  /**
   * The distance in twentieths of a word, or `most + 1` when it is larger than `most`.
   *
   * Common ends are skipped: where two texts begin with the same token, some cheapest edit pairs these two, since a
   * replacement costs at least the difference it leaves to insert. Of the rest only a band is computed (Ukkonen 1985):
   * an edit that passes cell (i, j) costs at least the difference in weight of what lies before the cell plus that of
   * what lies behind it, since no operation changes the weight by more than it costs.
   */
  to(unit: number, most: number): number {
    const { tokens, classes, folds, weights } = this.query;
    const { vocabulary, starts } = this.store;
    const other = this.store.tokens;
    let start = 0;
    let from = starts[unit]!;
    let end = tokens.length;
    let till = starts[unit + 1]!;
    while (start < end && from < till && tokens[start] === other[from]) {
      start++;
      from++;
    }
    while (start < end && from < till && tokens[end - 1] === other[till - 1]) {
      end--;
      till--;
    }
    const { classOf, foldOf, classWeights, classCosts } = vocabulary;
    const offsets = this.offsets;
    const width = till - from;
    for (let j = 0; j < width; j++) offsets[j + 1] = offsets[j]! + classWeights[classOf[other[from + j]!]!]!;
    let queryWeight = 0;
    for (let i = start; i < end; i++) queryWeight += weights[i]!;
    const difference = offsets[width]! - queryWeight;
    if (Math.abs(difference) > most) return most + 1;
    const slack = (most - Math.abs(difference)) >> 1;
    const lowest = Math.min(0, difference) - slack;
    const highest = Math.max(0, difference) + slack;

    let { above, row } = this;
    let low = 0;
    let high = 0;
    above[0] = 0;
    while (high < width && offsets[high + 1]! <= highest) {
      high++;
      above[high] = offsets[high]!;
    }
    let passed = 0;
    for (let i = start; i < end; i++) {
      const weight = weights[i]!;
      passed += weight;
      while (low <= high && offsets[low]! < passed + lowest) low++;
      while (high < width && offsets[high + 1]! <= passed + highest) above[++high] = infinite;
      let left = infinite;
      let best = infinite;
      let j = low;
      if (low === 0) {
        left = best = row[0] = above[0]! + weight;
        j = 1;
      } else row[low - 1] = infinite;
      const token = tokens[i]!;
      const tokenClass = classes[i]!;
      const fold = folds[i]!;
      for (; j <= high; j++) {
        const unitToken = other[from + j - 1]!;
        const unitWeight = offsets[j]! - offsets[j - 1]!;
        let cost: number;
        if (token === unitToken) cost = 0;
        else {
          const unitClass = classOf[unitToken]!;
          if (tokenClass !== unitClass) cost = Math.max(weight, unitWeight);
          else cost = fold === foldOf[unitToken] ? variantCost : classCosts[unitClass]!;
        }
        let value = above[j - 1]! + cost;
        if (above[j]! + weight < value) value = above[j]! + weight;
        if (left + unitWeight < value) value = left + unitWeight;
        row[j] = left = value;
        if (value < best) best = value;
      }
      this.cells += high - low + 1;
      if (best > most) return most + 1;
      [above, row] = [row, above];
    }
    this.above = above;
    this.row = row;
    const distance = above[width]!;
    return high === width && distance <= most ? distance : most + 1;
  }
}
