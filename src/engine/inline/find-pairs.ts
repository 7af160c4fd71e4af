import type { InlineItem } from './inline-text.ts';

/** Where a pair opens and closes, as indexes of items. */
export interface PairPlace {
  readonly id: number;
  readonly open: number;
  readonly close: number;
}

/** Every complete pair in order of opening; an opening is matched with the next closing of the same id. */
export function findPairs(items: readonly InlineItem[]): PairPlace[] {
  const pairs: PairPlace[] = [];
  const opened = new Map<number, number>();
  for (const [index, item] of items.entries()) {
    if (item.kind === 'open' && !opened.has(item.id)) opened.set(item.id, index);
    if (item.kind !== 'close') continue;
    const open = opened.get(item.id);
    if (open === undefined) continue;
    opened.delete(item.id);
    pairs.push({ id: item.id, open, close: index });
  }
  return pairs.sort((a, b) => a.open - b.open);
}
