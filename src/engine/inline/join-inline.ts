import type { InlineCode, InlineItem, InlineText } from './inline-text.ts';
import { makeInlineText } from './make-inline-text.ts';

/**
 * Puts the pieces of `splitInline` together again: a format that one piece closes and a later one opens again becomes
 * one pair, and a span's start and end become the pair they were. `codes` describes the pairs as they were before the
 * split; without it a rejoined span keeps its hint and has the type `other`.
 */
export function joinInline(
  pieces: readonly InlineText[],
  codes: ReadonlyMap<number, InlineCode> = new Map(),
): InlineText {
  const items: InlineItem[] = [];
  const described = new Map<number, InlineCode>();
  const spans = spannedIds(pieces);
  const closedAt = new Map<number, number>();
  const dropped = new Set<number>();
  for (const piece of pieces) {
    const closedBefore = new Map(closedAt);
    for (const item of piece.items) {
      if (item.kind === 'text') {
        items.push(item);
        continue;
      }
      const code = piece.codes.get(item.id)!;
      if (item.kind === 'standalone' && spans.has(item.id)) {
        items.push({ kind: code.type === 'span-start' ? 'open' : 'close', id: item.id });
        if (!described.has(item.id)) described.set(item.id, codes.get(item.id) ?? wholeOf(code));
        continue;
      }
      described.set(item.id, code);
      const closed = closedBefore.get(item.id);
      if (item.kind === 'open' && closed !== undefined) {
        dropped.add(closed);
        closedBefore.delete(item.id);
        continue;
      }
      if (item.kind === 'close') closedAt.set(item.id, items.length);
      items.push(item);
    }
  }
  return makeInlineText(
    items.filter((_, index) => !dropped.has(index)),
    described,
  );
}

/** The ids of which one piece holds the start and another the end. */
function spannedIds(pieces: readonly InlineText[]): Set<number> {
  const started = new Set<number>();
  const ended = new Set<number>();
  for (const piece of pieces) {
    for (const code of piece.codes.values()) {
      if (code.type === 'span-start') started.add(code.id);
      if (code.type === 'span-end') ended.add(code.id);
    }
  }
  return new Set([...started].filter((id) => ended.has(id)));
}

function wholeOf(half: InlineCode): InlineCode {
  return { ...half, paired: true, type: 'other', deletable: false, movable: true };
}
