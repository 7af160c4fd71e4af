/*
 * Costs of an edit, in twentieths of a word. The law that the index rests on: leaving out a token costs its weight, and
 * replacing it by one of another class costs the larger of the two weights. Only tokens of one class may be cheaper.
 */

/** Weight of a word or a number: what it costs to leave one out. */
export const wordWeight = 20;
/** Weight of a sign that carries meaning: `€`, `%`, `<`, the minus of a number. */
export const symbolWeight = 10;
/** Weight of punctuation. */
export const punctuationWeight = 2;

/** One word for another of the same stem. */
export const inflectionCost = 6;
/** Tokens that differ in case only, a number for another number, a quotation mark or dash for another one. */
export const variantCost = 1;

/** Score 0–99 of two texts that are not equal, rounded down; `weight` is that of the heavier one. */
export function scoreOf(distance: number, weight: number): number {
  return distance === 0 ? 99 : Math.max(0, Math.floor((100 * (weight - distance)) / weight));
}

/** The largest distance at which texts, the heavier of `weight`, still reach a whole score. */
export function mostDistance(weight: number, score: number): number {
  return Math.floor((weight * (100 - score)) / 100);
}

/** The lowest score that texts which are not equal are found at; lower thresholds are taken as this one. */
export const lowestThreshold = 50;
