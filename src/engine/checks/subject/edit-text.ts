import { type InlineItem, type InlineText, makeInlineText } from '#engine/inline';

/** A stretch of plain text and what takes its place; an insertion has `start` equal to `end`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The inline text with stretches of its plain text replaced and all codes where they were. `edits` are in order and
 * do not overlap. Undefined where an edit reaches over a code or into what a code reads as.
 */
export function editText(inline: InlineText, edits: readonly TextEdit[]): InlineText | undefined {
  const items: InlineItem[] = [];
  const opened = new Set<number>();
  let offset = 0;
  let next = 0;
  for (const item of inline.items) {
    if (item.kind !== 'text') {
      items.push(item);
      if (item.kind === 'close' || opened.has(item.id)) continue;
      opened.add(item.id);
      offset += inline.codes.get(item.id)?.equivalent.length ?? 0;
      continue;
    }
    const end = offset + item.text.length;
    let text = '';
    let from = offset;
    while (next < edits.length && edits[next]!.start >= from && edits[next]!.end <= end) {
      const edit = edits[next++]!;
      text += item.text.slice(from - offset, edit.start - offset) + edit.text;
      from = edit.end;
    }
    items.push({ kind: 'text', text: text + item.text.slice(from - offset) });
    offset = end;
  }
  return next === edits.length ? makeInlineText(items, inline.codes) : undefined;
}
