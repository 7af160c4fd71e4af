import type { InlineCode, InlineItem, InlineText } from './inline-text.ts';
import { makeInlineText } from './make-inline-text.ts';

/** Gives the codes the numbers 1 to n in order of first appearance; `originalIds[i]` is what `i + 1` was called. */
export function renumber(text: InlineText): { text: InlineText; originalIds: number[] } {
  const numbers = new Map<number, number>();
  for (const item of text.items) {
    if (item.kind !== 'text' && !numbers.has(item.id)) numbers.set(item.id, numbers.size + 1);
  }
  return { text: mapIds(text, (id) => numbers.get(id)!), originalIds: [...numbers.keys()] };
}

/**
 * Undoes `renumber`, also on a translation of the renumbered text. A number beyond the list (a code the source does
 * not have) becomes an id beyond all original ones, so that `compareCodes` still reports it.
 */
export function restoreIds(text: InlineText, originalIds: readonly number[]): InlineText {
  const highest = originalIds.reduce((most, id) => Math.max(most, id), 0);
  return mapIds(text, (id) => originalIds[id - 1] ?? highest + id);
}

function mapIds(text: InlineText, newId: (id: number) => number): InlineText {
  const codes = new Map<number, InlineCode>();
  for (const code of text.codes.values()) codes.set(newId(code.id), { ...code, id: newId(code.id) });
  const items = text.items.map(
    (item): InlineItem => (item.kind === 'text' ? item : { ...item, id: newId(item.id) }),
  );
  return makeInlineText(items, codes);
}
