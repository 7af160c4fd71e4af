import type { Token } from './tokens-of.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The tokens of all units one after another, as numbers of the vocabulary: four bytes a token. */
export class TokenStore {
  readonly vocabulary: Vocabulary;
  /** Units held. */
  size = 0;
  tokens = new Int32Array(1024);
  /** By unit: its first token; the entry behind the last unit is where its tokens end. */
  starts = new Uint32Array(64);
  /** By unit: sum of its tokens' weights; 0 also for a text too long to compare. */
  weights = new Uint32Array(64);

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary;
  }

  add(tokens: readonly Token[] = []): void {
    const start = this.starts[this.size]!;
    this.tokens = withRoom(this.tokens, start + tokens.length);
    let weight = 0;
    for (const [index, token] of tokens.entries()) {
      this.tokens[start + index] = this.vocabulary.add(token);
      weight += token.weight;
    }
    this.starts = withRoom(this.starts, this.size + 2);
    this.weights = withRoom(this.weights, this.size + 1);
    this.weights[this.size] = weight;
    this.size++;
    this.starts[this.size] = start + tokens.length;
  }
}

/** The same numbers in an array of at least `length`, doubled when it must grow. */
export function withRoom<T extends Int32Array | Uint32Array | Float64Array | Uint16Array | Uint8Array>(
  array: T,
  length: number,
): T {
  if (array.length >= length) return array;
  const larger = new (array.constructor as new (length: number) => T)(Math.max(length, array.length * 2));
  larger.set(array as never);
  return larger;
}
