import { replacementCost, type Token } from './tokens-of.ts';

/** Where two texts correspond and what parts them. */
export interface TokenAlignment {
  /** Indexes of tokens of the same class that stand for each other, in order. */
  readonly pairs: readonly (readonly [number, number])[];
  /** Twentieths of a word. */
  readonly distance: number;
  /** Parts of the distance by their cause; words and symbols are not listed. */
  readonly costs: { readonly case: number; readonly numbers: number; readonly punctuation: number };
}

/**
 * A cheapest edit from one text to another, always the same of several: a pair is preferred to leaving out, leaving
 * out to putting in. Both at most `mostTokens` long; takes time and memory by the product of what is between their
 * common ends.
 */
export function alignTokens(a: readonly Token[], b: readonly Token[]): TokenAlignment {
  const { start, ends } = commonEnds(a, b);
  const table = distanceTable(a.slice(start, a.length - ends), b.slice(start, b.length - ends));
  const pairs: [number, number][] = [];
  const costs = { case: 0, numbers: 0, punctuation: 0 };
  for (let index = 0; index < ends; index++) pairs.push([a.length - 1 - index, b.length - 1 - index]);
  let i = a.length - ends;
  let j = b.length - ends;
  while (i > start || j > start) {
    const step = lastStep(table, a[i - 1], b[j - 1], i - start, j - start);
    if (step === 'pair') {
      i--;
      j--;
      if (a[i]!.tokenClass === b[j]!.tokenClass) pairs.push([i, j]);
      charge(costs, a[i]!, b[j]!);
    } else charge(costs, step === 'left-out' ? a[--i]! : b[--j]!);
  }
  for (let index = start - 1; index >= 0; index--) pairs.push([index, index]);
  return { pairs: pairs.reverse(), distance: table.at(-1)!.at(-1)!, costs };
}

function commonEnds(a: readonly Token[], b: readonly Token[]): { start: number; ends: number } {
  const isSame = (i: number, j: number) => replacementCost(a[i]!, b[j]!) === 0;
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && isSame(start, start)) start++;
  let ends = 0;
  while (ends < shorter - start && isSame(a.length - 1 - ends, b.length - 1 - ends)) ends++;
  return { start, ends };
}

function distanceTable(a: readonly Token[], b: readonly Token[]): Int32Array[] {
  const first = new Int32Array(b.length + 1);
  for (const [j, token] of b.entries()) first[j + 1] = first[j]! + token.weight;
  const rows = [first];
  for (const token of a) {
    const above = rows.at(-1)!;
    const row = new Int32Array(b.length + 1);
    row[0] = above[0]! + token.weight;
    for (let j = 0; j < b.length; j++) {
      row[j + 1] = Math.min(
        above[j]! + replacementCost(token, b[j]!),
        above[j + 1]! + token.weight,
        row[j]! + b[j]!.weight,
      );
    }
    rows.push(row);
  }
  return rows;
}

function lastStep(
  table: readonly Int32Array[],
  a: Token | undefined,
  b: Token | undefined,
  i: number,
  j: number,
) {
  if (i === 0 || !a) return 'put-in';
  if (j === 0 || !b) return 'left-out';
  const cost = table[i]![j]!;
  if (table[i - 1]![j - 1]! + replacementCost(a, b) === cost) return 'pair';
  return table[i - 1]![j]! + a.weight === cost ? 'left-out' : 'put-in';
}

/** Puts a cost down to its cause. */
function charge(costs: { case: number; numbers: number; punctuation: number }, a: Token, b?: Token): void {
  const cost = b ? replacementCost(a, b) : a.weight;
  const kinds = [a.kind, b?.kind ?? a.kind];
  if (kinds.every((kind) => kind === 'number')) costs.numbers += cost;
  else if (kinds.every((kind) => kind === 'punctuation')) costs.punctuation += cost;
  else if (b && a.tokenClass === b.tokenClass && a.fold === b.fold) costs.case += cost;
}
