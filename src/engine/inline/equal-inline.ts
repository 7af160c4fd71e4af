import type { InlineCode, InlineItem, InlineText } from './inline-text.ts';
import { mergeItems } from './make-inline-text.ts';

/** Whether two texts have the same items and the same description of every code that occurs in them. */
export function equalInline(a: InlineText, b: InlineText): boolean {
  const left = mergeItems(a.items);
  const right = mergeItems(b.items);
  return (
    left.length === right.length &&
    left.every((item, index) => equalItem(item, right[index]!)) &&
    left.every((item) => item.kind === 'text' || equalCode(a.codes.get(item.id), b.codes.get(item.id)))
  );
}

function equalItem(a: InlineItem, b: InlineItem): boolean {
  if (a.kind === 'text') return b.kind === 'text' && a.text === b.text;
  return b.kind === a.kind && b.id === a.id;
}

function equalCode(a: InlineCode | undefined, b: InlineCode | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.id === b.id &&
    a.paired === b.paired &&
    a.type === b.type &&
    a.hint === b.hint &&
    a.equivalent === b.equivalent &&
    a.deletable === b.deletable &&
    a.movable === b.movable
  );
}
