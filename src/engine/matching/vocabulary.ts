import { costInClass, type Token } from './tokens-of.ts';

/** Stands for a token, fold or class that no unit has. */
export const unknown = -1;

/** The tokens of a query by the numbers of a vocabulary; one entry for each token in order. */
export interface NumberedTokens {
  readonly tokens: Int32Array;
  readonly folds: Int32Array;
  readonly classes: Int32Array;
  readonly weights: Int32Array;
  /** Sum of the weights. */
  readonly weight: number;
}

/** Numbers for the tokens of a memory, so that comparing texts is comparing whole numbers. Only units add to it. */
export class Vocabulary {
  /** By token. */
  readonly foldOf: number[] = [];
  readonly classOf: number[] = [];
  /** By class: its weight, and the cost between two of its tokens that are not the same but for case. */
  readonly classWeights: number[] = [];
  readonly classCosts: number[] = [];
  private readonly tokens = new Map<string, number>();
  private readonly folds = new Map<string, number>();
  private readonly classes = new Map<string, number>();

  /** The number of a token of a unit. */
  add(token: Token): number {
    const key = keyOf(token);
    const known = this.tokens.get(key);
    if (known !== undefined) return known;
    const number = this.tokens.size;
    this.tokens.set(key, number);
    this.foldOf.push(numberIn(this.folds, token.fold));
    const tokenClass = numberIn(this.classes, token.tokenClass);
    this.classOf.push(tokenClass);
    if (tokenClass === this.classWeights.length) {
      this.classWeights.push(token.weight);
      this.classCosts.push(costInClass(token.kind));
    }
    return number;
  }

  /** The numbers of a query's tokens. */
  number(tokens: readonly Token[]): NumberedTokens {
    const numbered = {
      tokens: Int32Array.from(tokens, (token) => this.tokens.get(keyOf(token)) ?? unknown),
      folds: Int32Array.from(tokens, ({ fold }) => this.folds.get(fold) ?? unknown),
      classes: Int32Array.from(tokens, ({ tokenClass }) => this.classes.get(tokenClass) ?? unknown),
      weights: Int32Array.from(tokens, ({ weight }) => weight),
    };
    return { ...numbered, weight: numbered.weights.reduce((sum, weight) => sum + weight, 0) };
  }
}

function keyOf({ text, tokenClass }: Token): string {
  return tokenClass === 'minus' ? `${text}\u0000` : text;
}

function numberIn(numbers: Map<string, number>, name: string): number {
  let number = numbers.get(name);
  if (number === undefined) {
    number = numbers.size;
    numbers.set(name, number);
  }
  return number;
}
