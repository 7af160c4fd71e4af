import type { InlineText } from '#engine/inline';

/** Whether a target can be written: it names only the source's codes, and its pairs nest. */
export function codesFit(target: InlineText, source: InlineText): boolean {
  const open: number[] = [];
  for (const item of target.items) {
    if (item.kind === 'text') continue;
    const code = source.codes.get(item.id);
    if (!code || code.paired === (item.kind === 'standalone')) return false;
    if (item.kind === 'open') open.push(item.id);
    else if (item.kind === 'close' && open.pop() !== item.id) return false;
  }
  return open.length === 0 && objectsOnce(target, source) && keepsPartsInPlace(target, source);
}

/** Whether halves of fields and other unmovable codes stand in the same pairs as in the source: others would close them. */
function keepsPartsInPlace(target: InlineText, source: InlineText): boolean {
  if (![...source.codes.values()].some(({ movable }) => !movable)) return true;
  const [before, after] = [placesOf(source), placesOf(target)];
  return after.length === before.length && after.every((place, i) => place === before[i]);
}

/**
 * The unmovable codes in order, each behind the pairs that began and ended since the one before it: these tell of two
 * texts whether all stand in the same pairs, however deep. Formats may come and go, and pairs nest the other way round.
 */
function placesOf({ items, codes }: InlineText): string[] {
  let began = new Set<number>();
  let ended: number[] = [];
  const places: string[] = [];
  for (const item of items) {
    if (item.kind === 'text' || codes.get(item.id)?.type === 'format') continue;
    if (item.kind === 'open') began.add(item.id);
    if (item.kind === 'close' && !began.delete(item.id)) ended.push(item.id);
    if (item.kind === 'close' || codes.get(item.id)?.movable) continue;
    places.push(`${[...began].sort(ascending)}/${ended.sort(ascending)}/${item.id}`);
    began = new Set();
    ended = [];
  }
  return places;
}

const ascending = (a: number, b: number): number => a - b;

/** Whether everything but formats stands exactly once: an object lost or doubled would damage the document. */
function objectsOnce(target: InlineText, source: InlineText): boolean {
  const seen = new Map<number, number>();
  for (const item of target.items) {
    if (item.kind === 'open' || item.kind === 'standalone') seen.set(item.id, (seen.get(item.id) ?? 0) + 1);
  }
  for (const { id, deletable, type } of source.codes.values()) {
    const count = seen.get(id) ?? 0;
    if (count > 1 && type !== 'format') return false;
    if (count === 0 && !deletable) return false;
  }
  return true;
}
