import { hashOfNumbers } from './class-hash.ts';
import { weightOf } from './similarity.ts';
import { lowestThreshold, wordWeight } from './token-costs.ts';
import { withRoom } from './token-store.ts';
import type { Token } from './tokens-of.ts';

/*
 * Signatures as a database keeps them, by the same law as `SignatureIndex` (its docstring has the proof). What is exact
 * there is coarse here, so that it can be looked up as one number: a key stands for a class in the prefix of texts whose
 * weights are in one bucket and whose levels are in one band. Classes are told apart by their hash; where two share one,
 * their common weight is counted together, which is never less than it should be.
 */

/** How often each class occurs, by its hash; 0 for what was not counted. The order is total: ties go by the hash. */
export interface TokenOrder {
  frequencyOf(classHash: number): number;
}

/** What is kept of a text to find it by others that are like it. */
export interface StoredSignature {
  /** Twentieths of a word. */
  readonly weight: number;
  /** Sorted, each once. */
  readonly keys: readonly number[];
  /** One bit for each word or number by its hash: 128 characters, 0 or 1. */
  readonly words: string;
}

/** What to ask for. */
export interface SignatureQuery {
  readonly weight: number;
  /** Weights of the texts that can reach the score. */
  readonly lightest: number;
  readonly heaviest: number;
  readonly keys: readonly number[];
  readonly words: string;
}

/** Levels, the highest score for which a class belongs to a prefix, from here to the next. */
const bandStarts = [50, 60, 70, 80, 90];
const bands = bandStarts.map((from, index) => ({ from, to: (bandStarts[index + 1] ?? 101) - 1 }));

const bucketStarts = makeBuckets();

/** Each is about a tenth wider than the one before; light texts have a bucket for every weight. */
function makeBuckets(): number[] {
  const starts = [1];
  while (starts.at(-1)! < 1_000_000)
    starts.push(Math.max(starts.at(-1)! + 1, Math.floor((starts.at(-1)! * 11) / 10)));
  return starts;
}

function bucketOf(weight: number): number {
  let low = 0;
  let high = bucketStarts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (bucketStarts[middle]! <= weight) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * The signature of a text by an order. `scope` is mixed into every key: only queries of the same scope find it.
 * Undefined for a text of no tokens, which nothing is like.
 */
export function signatureOf(
  tokens: readonly Token[],
  order: TokenOrder,
  scope: number,
): StoredSignature | undefined {
  if (tokens.length === 0) return undefined;
  const weight = weightOf(tokens);
  const bucket = bucketOf(weight);
  const keys: number[] = [];
  visitClasses(tokens, order, (classHash, behind) => {
    const level = Math.floor((100 * behind) / weight);
    if (level < lowestThreshold) return false;
    const band = bands.findLastIndex(({ from }) => from <= level);
    keys.push(hashOfNumbers(scope, classHash, bucket, band));
    return true;
  });
  return { weight, keys: sorted(keys), words: wordsIn(tokens) };
}

/**
 * The keys of which every text has one that scores `threshold` (whole, 50 or more) or better against this one; undefined
 * for a text of no tokens.
 */
export function signatureQuery(
  tokens: readonly Token[],
  order: TokenOrder,
  threshold: number,
  scopes: readonly number[],
): SignatureQuery | undefined {
  if (tokens.length === 0) return undefined;
  const weight = weightOf(tokens);
  const lightest = Math.ceil((weight * threshold) / 100);
  const heaviest = Math.floor((weight * 100) / threshold);
  const keys: number[] = [];
  visitClasses(tokens, order, (classHash, behind) => {
    if (100 * behind < threshold * weight) return false;
    // More than `behind` cannot be in common, which is to be this share of the heavier text.
    const most = Math.min(heaviest, Math.floor((100 * behind) / threshold));
    for (let bucket = bucketOf(lightest); bucketStarts[bucket]! <= most; bucket++)
      for (const [band, { to }] of bands.entries()) {
        if (!canReach(bucket, to, weight, most, threshold)) continue;
        for (const scope of scopes) keys.push(hashOfNumbers(scope, classHash, bucket, band));
      }
    return true;
  });
  return { weight, lightest, heaviest, keys: sorted(keys), words: wordsIn(tokens) };
}

/** Whether a text of the bucket, not heavier than `most`, can have enough at or behind a class of a level up to `to`. */
function canReach(bucket: number, to: number, weight: number, most: number, threshold: number): boolean {
  const heaviest = Math.min(most, bucketStarts[bucket + 1]! - 1);
  return (to + 1) * heaviest > threshold * Math.max(heaviest, weight);
}

/** Classes of one text, used again for the next: memories have millions, and each would leave as many objects behind. */
let hashes = new Int32Array(64);
let weights = new Int32Array(64);
let frequencies = new Int32Array(64);

/**
 * The classes of a text, the rarest first, with the weight at and behind each, until one is not accepted. They are sought
 * out one by one, since few are wanted.
 */
function visitClasses(
  tokens: readonly Token[],
  order: TokenOrder,
  accept: (classHash: number, behind: number) => boolean,
): void {
  const count = gatherClasses(tokens, order);
  let behind = weightOf(tokens);
  for (let first = 0; first < count; first++) {
    const rarest = placeOfRarest(first, count);
    if (!accept(hashes[rarest]!, behind)) return;
    behind -= weights[rarest]!;
    hashes[rarest] = hashes[first]!;
    weights[rarest] = weights[first]!;
    frequencies[rarest] = frequencies[first]!;
  }
}

/** Fills the classes of a text; how many there are. */
function gatherClasses(tokens: readonly Token[], order: TokenOrder): number {
  hashes = withRoom(hashes, tokens.length);
  weights = withRoom(weights, tokens.length);
  frequencies = withRoom(frequencies, tokens.length);
  let count = 0;
  for (const { classHash, weight } of tokens) {
    let place = 0;
    while (place < count && hashes[place] !== classHash) place++;
    if (place < count) weights[place]! += weight;
    else {
      hashes[count] = classHash;
      weights[count] = weight;
      frequencies[count] = order.frequencyOf(classHash);
      count++;
    }
  }
  return count;
}

function placeOfRarest(first: number, count: number): number {
  let rarest = first;
  for (let place = first + 1; place < count; place++) {
    const difference = frequencies[place]! - frequencies[rarest]!;
    if (difference < 0 || (difference === 0 && hashes[place]! < hashes[rarest]!)) rarest = place;
  }
  return rarest;
}

function wordsIn(tokens: readonly Token[]): string {
  const bits = new Uint32Array(4);
  for (const { classHash, weight } of tokens)
    if (weight === wordWeight) bits[classHash >>> 30]! |= 0x80000000 >>> ((classHash >>> 25) & 31);
  return Array.from(bits, (word) => word.toString(2).padStart(32, '0')).join('');
}

/** Each once; nearly all are different. */
function sorted(keys: number[]): number[] {
  keys.sort((a, b) => a - b);
  return keys.some((key, place) => key === keys[place - 1]) ? [...new Set(keys)] : keys;
}
