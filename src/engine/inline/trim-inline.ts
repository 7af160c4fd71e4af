import type { InlineItem, InlineText } from './inline-text.ts';
import { makeInlineText, mergeItems } from './make-inline-text.ts';

/** A segment's text and what was taken off its edges; the three in a row are the original items. */
export interface TrimmedInline {
  readonly before: readonly InlineItem[];
  readonly text: InlineText;
  readonly after: readonly InlineItem[];
}

/**
 * Takes off a segment what nobody translates: white space and standalone codes at the edges, pairs that hold nothing
 * else, and pairs that wrap all that remains; never one half of a pair. A standalone code that reads as words or
 * digits (a field's result, a protected product name) stays, since the translation may need it in another place.
 * Text without any letter or digit ends up empty, with everything in `before`.
 */
export function trimInline(text: InlineText): TrimmedInline {
  const items = mergeItems(text.items);
  if (!items.some((item) => item.kind === 'text' && hasWords(item.text))) {
    return { before: items, text: makeInlineText([]), after: [] };
  }
  const atoms = items.flatMap(divideSpace);
  let low = 0;
  let high = atoms.length;
  for (let before = -1; before !== high - low; ) {
    before = high - low;
    low = skipEdge(text, atoms, low, high, 1);
    high = skipEdge(text, atoms, high - 1, low - 1, -1) + 1;
    if (wraps(atoms, low, high)) {
      low++;
      high--;
    }
  }
  return {
    before: mergeItems(atoms.slice(0, low)),
    text: makeInlineText(atoms.slice(low, high), text.codes),
    after: mergeItems(atoms.slice(high)),
  };
}

/** Walks from an edge over white space, codes and whole pairs of only these; gives the first index not walked over. */
function skipEdge(
  text: InlineText,
  atoms: readonly InlineItem[],
  from: number,
  end: number,
  step: 1 | -1,
): number {
  const entering = step === 1 ? 'open' : 'close';
  const inside = new Set<number>();
  let safe = from;
  for (let at = from; at !== end; at += step) {
    const item = atoms[at]!;
    if (
      item.kind === 'text'
        ? item.text.trim() !== ''
        : item.kind === 'standalone' && readsAsWords(text, item.id)
    )
      break;
    if (item.kind === entering) inside.add(item.id);
    else if (item.kind !== 'text' && item.kind !== 'standalone' && !inside.delete(item.id)) break;
    if (inside.size === 0) safe = at + step;
  }
  return safe;
}

function wraps(atoms: readonly InlineItem[], low: number, high: number): boolean {
  const first = atoms[low];
  const last = atoms[high - 1];
  return first?.kind === 'open' && last?.kind === 'close' && first.id === last.id;
}

function readsAsWords(text: InlineText, id: number): boolean {
  return hasWords(text.codes.get(id)?.equivalent ?? '');
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function divideSpace(item: InlineItem): InlineItem[] {
  if (item.kind !== 'text') return [item];
  const { text } = item;
  const start = text.length - text.trimStart().length;
  const end = Math.max(start, text.trimEnd().length);
  return [text.slice(0, start), text.slice(start, end), text.slice(end)]
    .filter((part) => part !== '')
    .map((part) => ({ kind: 'text', text: part }));
}
