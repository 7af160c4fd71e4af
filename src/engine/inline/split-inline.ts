import { findPairs, type PairPlace } from './find-pairs.ts';
import type { InlineCode, InlineItem, InlineText } from './inline-text.ts';
import { makeInlineText, mergeItems } from './make-inline-text.ts';

/**
 * Cuts a text at offsets of its `codeText` (ascending; offsets that would leave an empty side are ignored).
 * A format that spans a cut is closed and opened again under the same id; every other spanning pair becomes a
 * `span-start` and a `span-end` of the same id, which can be neither moved nor lost. Between marks the cut goes where
 * it parts the fewest pairs: openings go with the text behind them, closings with the text before them.
 * `joinInline` restores the items.
 */
export function splitInline(text: InlineText, breaks: readonly number[]): InlineText[] {
  const { items, cuts } = cutItems(text, breaks);
  const edges = [0, ...cuts, items.length];
  const pieceOf = items.map(() => 0);
  for (let piece = 0; piece + 1 < edges.length; piece++) pieceOf.fill(piece, edges[piece], edges[piece + 1]);
  const halves = new Map<number, 'open' | 'close'>();
  const formats = new Map<number, PairPlace>();
  for (const pair of findPairs(items)) {
    if (pieceOf[pair.open] === pieceOf[pair.close]) continue;
    if (text.codes.get(pair.id)?.type === 'format') {
      formats.set(pair.open, pair);
    } else {
      halves.set(pair.open, 'open');
      halves.set(pair.close, 'close');
    }
  }
  let spanning: PairPlace[] = [];
  return edges.slice(1).map((end, piece) => {
    const inside: InlineItem[] = spanning.map((pair) => ({ kind: 'open', id: pair.id }));
    const codes = new Map<number, InlineCode>();
    for (let index = edges[piece]!; index < end; index++) {
      const item = items[index]!;
      const half = halves.get(index);
      inside.push(half && item.kind !== 'text' ? { kind: 'standalone', id: item.id } : item);
      if (half && item.kind !== 'text') codes.set(item.id, halfOf(text.codes.get(item.id)!, half));
      else if (item.kind !== 'text') codes.set(item.id, text.codes.get(item.id)!);
      if (formats.has(index)) spanning.push(formats.get(index)!);
    }
    for (const pair of spanning) codes.set(pair.id, text.codes.get(pair.id)!);
    spanning = spanning.filter((pair) => pair.close >= end);
    inside.push(...spanning.toReversed().map((pair): InlineItem => ({ kind: 'close', id: pair.id })));
    return makeInlineText(inside, codes);
  });
}

/** The text between two offsets of its `codeText`, cut as `splitInline` cuts. */
export function sliceInline(text: InlineText, from: number, to: number): InlineText {
  if (to <= from) return makeInlineText([]);
  return splitInline(text, [from, to])[from > 0 ? 1 : 0] ?? makeInlineText([]);
}

function halfOf(code: InlineCode, half: 'open' | 'close'): InlineCode {
  return {
    ...code,
    paired: false,
    type: half === 'open' ? 'span-start' : 'span-end',
    equivalent: half === 'open' ? code.equivalent : '',
    deletable: false,
    movable: false,
  };
}

/** The items with text divided at the breaks, and for each break the index of the first item behind it. */
function cutItems(text: InlineText, breaks: readonly number[]) {
  const items: InlineItem[] = [];
  const cuts: number[] = [];
  const source = mergeItems(text.items);
  const length = source.reduce((sum, item) => sum + widthOf(item), 0);
  const ordered = [...new Set(breaks)].filter((at) => at > 0 && at < length).sort((a, b) => a - b);
  let offset = 0;
  let next = 0;
  for (const item of source) {
    const end = offset + widthOf(item);
    let from = offset;
    while (item.kind === 'text' && next < ordered.length && ordered[next]! < end) {
      if (ordered[next]! > from) {
        items.push({ kind: 'text', text: item.text.slice(from - offset, ordered[next]! - offset) });
        from = ordered[next]!;
      }
      cuts.push(items.length);
      next++;
    }
    if (item.kind === 'standalone' && ordered[next] === offset) {
      cuts.push(items.length);
      next++;
    }
    items.push(item.kind === 'text' ? { kind: 'text', text: item.text.slice(from - offset) } : item);
    offset = end;
  }
  return { items, cuts: cuts.map((cut) => bestCut(items, cut)) };
}

/** Moves a cut back over the marks in front of it to where the fewest pairs are parted; the foremost such place. */
function bestCut(items: readonly InlineItem[], cut: number): number {
  let best = cut;
  let parted = 0;
  let fewest = 0;
  for (let at = cut; at > 0; at--) {
    const item = items[at - 1]!;
    if (item.kind !== 'open' && item.kind !== 'close') break;
    parted += item.kind === 'open' ? -1 : 1;
    if (parted <= fewest) {
      fewest = parted;
      best = at - 1;
    }
  }
  return best;
}

function widthOf(item: InlineItem): number {
  return item.kind === 'text' ? item.text.length : item.kind === 'standalone' ? 1 : 0;
}
