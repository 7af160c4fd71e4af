import { hashOfNumbers } from './class-hash.ts';
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

/** What signatures need of the tokens of a text, by token; the arrays may be longer. */
export interface TokenNumbers {
  readonly count: number;
  readonly hashes: Int32Array;
  readonly weights: Int32Array;
}

/** A signature whose words are four times 32 bits. */
export interface SignatureNumbers extends Omit<StoredSignature, 'words'> {
  readonly words: Uint32Array;
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
  const signature = signatureOfNumbers(numbersOf(tokens), order, scope);
  return signature && { ...signature, words: textOfBits(signature.words) };
}

/** The same of tokens that were read as numbers (`numberReader`). */
export function signatureOfNumbers(
  tokens: TokenNumbers,
  order: TokenOrder,
  scope: number,
): SignatureNumbers | undefined {
  if (tokens.count === 0) return undefined;
  const weight = sumOfWeights(tokens);
  const bucket = bucketOf(weight);
  const keys: number[] = [];
  visitClasses(tokens, order, (classHash, behind) => {
    const level = Math.floor((100 * behind) / weight);
    if (level < lowestThreshold) return false;
    keys.push(hashOfNumbers(scope, classHash, bucket, bandOfLevel(level)));
    return true;
  });
  return { weight, keys: sorted(keys), words: wordsIn(tokens) };
}

function bandOfLevel(level: number): number {
  let band = bands.length - 1;
  while (bands[band]!.from > level) band--;
  return band;
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
  const numbers = numbersOf(tokens);
  const weight = sumOfWeights(numbers);
  const lightest = Math.ceil((weight * threshold) / 100);
  const heaviest = Math.floor((weight * 100) / threshold);
  const keys: number[] = [];
  visitClasses(numbers, order, (classHash, behind) => {
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
  return { weight, lightest, heaviest, keys: sorted(keys), words: textOfBits(wordsIn(numbers)) };
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
  tokens: TokenNumbers,
  order: TokenOrder,
  accept: (classHash: number, behind: number) => boolean,
): void {
  const count = gatherClasses(tokens, order);
  let behind = sumOfWeights(tokens);
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
function gatherClasses(tokens: TokenNumbers, order: TokenOrder): number {
  hashes = withRoom(hashes, tokens.count);
  weights = withRoom(weights, tokens.count);
  frequencies = withRoom(frequencies, tokens.count);
  let count = 0;
  for (let token = 0; token < tokens.count; token++) {
    const classHash = tokens.hashes[token]!;
    let place = 0;
    while (place < count && hashes[place] !== classHash) place++;
    if (place < count) weights[place]! += tokens.weights[token]!;
    else {
      hashes[count] = classHash;
      weights[count] = tokens.weights[token]!;
      frequencies[count] = order.frequencyOf(classHash);
      count++;
    }
  }
  return count;
}

function numbersOf(tokens: readonly Token[]): TokenNumbers {
  return {
    count: tokens.length,
    hashes: Int32Array.from(tokens, ({ classHash }) => classHash),
    weights: Int32Array.from(tokens, ({ weight }) => weight),
  };
}

function sumOfWeights({ count, weights: all }: TokenNumbers): number {
  let sum = 0;
  for (let token = 0; token < count; token++) sum += all[token]!;
  return sum;
}

function placeOfRarest(first: number, count: number): number {
  let rarest = first;
  for (let place = first + 1; place < count; place++) {
    const difference = frequencies[place]! - frequencies[rarest]!;
    if (difference < 0 || (difference === 0 && hashes[place]! < hashes[rarest]!)) rarest = place;
  }
  return rarest;
}

function wordsIn({ count, hashes: all, weights: each }: TokenNumbers): Uint32Array {
  const bits = new Uint32Array(4);
  for (let token = 0; token < count; token++) {
    const classHash = all[token]!;
    if (each[token] === wordWeight) bits[classHash >>> 30]! |= 0x80000000 >>> ((classHash >>> 25) & 31);
  }
  return bits;
}

function textOfBits(bits: Uint32Array): string {
  return Array.from(bits, (word) => word.toString(2).padStart(32, '0')).join('');
}

/** Sorts keys in place and leaves out what comes twice. There are few, and nearly all are different. */
function sorted(keys: number[]): number[] {
  if (keys.length > mostInserted) keys.sort((a, b) => a - b);
  else insertionSort(keys);
  return keys.some((key, place) => key === keys[place - 1]) ? [...new Set(keys)] : keys;
}

/** Up to so many, sorting by insertion takes a fifth of the time of calling a function to compare two, or less. */
const mostInserted = 32;

function insertionSort(keys: number[]): void {
  for (let next = 1; next < keys.length; next++) {
    const key = keys[next]!;
    let place = next;
    for (; place > 0 && keys[place - 1]! > key; place--) keys[place] = keys[place - 1]!;
    keys[place] = key;
  }
}
