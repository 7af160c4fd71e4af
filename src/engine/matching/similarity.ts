import { normaliseText } from './normalise-text.ts';
import { scoreOf } from './token-costs.ts';
import { replacementCost, type Token, tokenReader } from './tokens-of.ts';

/**
 * How alike two plain texts of a language (BCP 47 tag) are, whole points 0–100: 100 × (1 − d / w), rounded down, where
 * d is the edit distance over tokens and w the weight of the heavier text (docs/memory.md has the costs). 100 exactly
 * for what `normaliseText` makes equal, 99 at most for all else, so also for texts that differ in blanks only. Texts
 * of more than 1,000 tokens or 20,000 characters are equal or 0. Symmetric.
 *
 * This is the reference that `Memory.lookup` must agree with; it looks at every cell.
 */
export function similarity(a: string, b: string, language = 'und'): number {
  return similarityIn(language)(a, b);
}

/** `similarity` for many texts of one language. */
export function similarityIn(language: string): (a: string, b: string) => number {
  const read = tokenReader(language);
  return (a, b) => {
    const [left, right] = [normaliseText(a), normaliseText(b)];
    if (left === right) return 100;
    return scoreTokens(read(left), read(right));
  };
}

/** The score of unequal texts by their tokens; undefined stands for a text that is too long. */
export function scoreTokens(a: readonly Token[] | undefined, b: readonly Token[] | undefined): number {
  if (!a || !b) return 0;
  const weight = Math.max(weightOf(a), weightOf(b));
  return weight === 0 ? 0 : scoreOf(fullDistance(a, b), weight);
}

export function weightOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, { weight }) => sum + weight, 0);
}

/** Weighted Levenshtein distance by the whole table (Wagner and Fischer, 1974), in twentieths of a word. */
function fullDistance(a: readonly Token[], b: readonly Token[]): number {
  let above = [0];
  for (const token of b) above.push(above.at(-1)! + token.weight);
  for (const token of a) {
    const row = [above[0]! + token.weight];
    for (const [index, other] of b.entries()) {
      row.push(
        Math.min(
          above[index + 1]! + token.weight,
          row[index]! + other.weight,
          above[index]! + replacementCost(token, other),
        ),
      );
    }
    above = row;
  }
  return above.at(-1)!;
}
