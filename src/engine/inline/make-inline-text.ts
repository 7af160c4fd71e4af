import type { InlineCode, InlineItem, InlineText } from './inline-text.ts';

/**
 * An inline text in normal form: adjacent text merged, empty text dropped, only the codes that occur kept.
 * Throws when an item names a code that `codes` does not hold, which is a fault of the caller.
 */
export function makeInlineText(
  items: Iterable<InlineItem>,
  codes: ReadonlyMap<number, InlineCode> = new Map(),
): InlineText {
  const merged = mergeItems(items);
  if (merged.every(({ kind }) => kind === 'text')) return { items: merged, codes: noCodes };
  const used = new Map<number, InlineCode>();
  for (const item of merged) {
    if (item.kind === 'text' || used.has(item.id)) continue;
    const code = codes.get(item.id);
    if (code === undefined)
      throw new RangeError(`inline item refers to code ${item.id}, which is not described`);
    used.set(item.id, code);
  }
  return { items: merged, codes: used };
}

/** One map for all texts without codes: most of them. */
const noCodes: ReadonlyMap<number, InlineCode> = new Map();

/** Text without any code. */
export function textWithoutCodes(text: string): InlineText {
  return { items: text === '' ? [] : [{ kind: 'text', text }], codes: noCodes };
}

/** The same items with adjacent text merged and empty text dropped. */
export function mergeItems(items: Iterable<InlineItem>): InlineItem[] {
  const merged: InlineItem[] = [];
  let run: string[] = [];
  const flush = () => {
    if (run.length > 0) merged.push({ kind: 'text', text: run.join('') });
    run = [];
  };
  for (const item of items) {
    if (item.kind === 'text') {
      if (item.text !== '') run.push(item.text);
    } else {
      flush();
      merged.push(item);
    }
  }
  flush();
  return merged.slice(); // a pushed array keeps room for sixteen more items, and there are millions of these
}
