import type { PairPlace } from './find-pairs.ts';

/** The pairs of ids whose stretches overlap without one holding the other; the one that opens first stands first. */
export function crossings(pairs: readonly PairPlace[]): [number, number][] {
  if (areNested(pairs)) return [];
  const found: [number, number][] = [];
  let open: PairPlace[] = [];
  for (const pair of pairs) {
    open = open.filter((outer) => outer.close > pair.open);
    for (const outer of open) if (outer.close < pair.close) found.push([outer.id, pair.id]);
    open.push(pair);
  }
  return found;
}

/** Pairs in order of opening, as a rule nested: found out in linear time. */
function areNested(pairs: readonly PairPlace[]): boolean {
  const closes: number[] = [];
  for (const { open, close } of pairs) {
    while (closes.length > 0 && closes.at(-1)! < open) closes.pop();
    if (closes.length > 0 && closes.at(-1)! < close) return false;
    closes.push(close);
  }
  return true;
}

export function crossingKey([a, b]: readonly [number, number]): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
