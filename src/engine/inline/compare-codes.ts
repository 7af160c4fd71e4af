import { CodeHolders } from './code-holders.ts';
import { crossingKey, crossings } from './crossings.ts';
import { findPairs } from './find-pairs.ts';
import type { InlineCode, InlineItem, InlineText } from './inline-text.ts';

/** What is wrong with one code of a target. */
export interface CodeProblem {
  readonly kind: CodeProblemKind;
  readonly id: number;
  /** Whether a document must not be assembled from the target; false only for a lost code that may be lost. */
  readonly blocks: boolean;
}

export type CodeProblemKind =
  | 'missing' // the source has it, the target does not
  | 'unknown' // the target has it, the source does not
  | 'duplicate' // it occurs more often than once
  | 'unopened' // a pair's end without its start before it
  | 'unclosed' // a pair's start without its end behind it
  | 'crossing' // a pair that crosses another one, or an unmovable code in other pairs, which it is not in the source
  | 'order'; // unmovable codes in another order than in the source

/**
 * Compares the codes of a target with those of its source; an empty list means that the target can be assembled
 * without loss. At most one problem of a kind for a code, in order: by place in the target, then what is missing.
 */
export function compareCodes(source: InlineText, target: InlineText): CodeProblem[] {
  const problems = [...compareOccurrences(source, target), ...compareCrossings(source, target)];
  for (const id of misplacedCodes(source, target)) problems.push({ kind: 'order', id, blocks: true });
  const present = idsOf(target.items);
  for (const id of idsOf(source.items)) {
    if (!present.has(id)) problems.push({ kind: 'missing', id, blocks: !source.codes.get(id)!.deletable });
  }
  return problems;
}

function compareOccurrences(source: InlineText, target: InlineText): CodeProblem[] {
  const problems = new Map<string, CodeProblem>();
  const report = (kind: CodeProblemKind, id: number) =>
    problems.set(`${kind} ${id}`, { kind, id, blocks: true });
  const seen = new Map<number, InlineItem['kind']>();
  for (const item of target.items) {
    if (item.kind === 'text') continue;
    const { id, kind } = item;
    const code = source.codes.get(id);
    const before = seen.get(id);
    if (code === undefined || code.paired === (kind === 'standalone')) report('unknown', id);
    else if (kind === 'close' && before === undefined) report('unopened', id);
    else if (before !== undefined && !(kind === 'close' && before === 'open')) report('duplicate', id);
    seen.set(id, kind);
  }
  for (const [id, kind] of seen) if (kind === 'open') report('unclosed', id);
  return [...problems.values()];
}

function compareCrossings(source: InlineText, target: InlineText): CodeProblem[] {
  const problems: CodeProblem[] = [];
  const allowed = new Set(crossings(findPairs(source.items)).map(crossingKey));
  const reported = new Set<number>();
  for (const crossing of crossings(findPairs(target.items))) {
    const id = crossing[1];
    if (reported.has(id) || !source.codes.has(id) || allowed.has(crossingKey(crossing))) continue;
    reported.add(id);
    problems.push({ kind: 'crossing', id, blocks: true });
  }
  for (const id of new CodeHolders(source).strays(target))
    problems.push({ kind: 'crossing', id, blocks: true });
  return problems;
}

/** The fewest unmovable codes that must be placed anew so that the unmovable ones follow in the source's order. */
export function misplacedCodes(source: InlineText, target: InlineText): number[] {
  const order = new Map([...idsOf(source.items)].map((id, index) => [id, index]));
  const unmovable = [...idsOf(target.items)].filter((id) => isUnmovable(source.codes.get(id)));
  const kept = new Set(longestRise(unmovable.map((id) => order.get(id)!)));
  return unmovable.filter((_, index) => !kept.has(index));
}

export function isUnmovable(code: InlineCode | undefined): boolean {
  return code !== undefined && !code.movable;
}

/** Ids in order of first appearance. */
export function idsOf(items: readonly InlineItem[]): Set<number> {
  const ids = new Set<number>();
  for (const item of items) if (item.kind !== 'text') ids.add(item.id);
  return ids;
}

/** Indexes of a longest strictly rising subsequence (patience sorting, n log n). */
function longestRise(values: readonly number[]): number[] {
  const tails: number[] = [];
  const previous: number[] = [];
  for (const [index, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[tails[middle]!]! < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? tails[low - 1]! : -1;
    tails[low] = index;
  }
  const rise: number[] = [];
  for (let index = tails.at(-1) ?? -1; index !== -1; index = previous[index]!) rise.push(index);
  return rise;
}
