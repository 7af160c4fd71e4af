import type { Block } from '#engine/docx/extract';
import { equalInline, type InlineItem, type InlineText, makeInlineText, restoreIds } from '#engine/inline';
import type { Piece, SegmentedBlock } from './segment.ts';

/**
 * The target of a block from the targets of its segments, undefined where none differs from its source. Segments
 * without a target keep their source. Halves of pairs become whole again.
 */
export function joinSegments(
  block: Block,
  { pieces }: SegmentedBlock,
  targets: ReadonlyMap<string, InlineText>,
): InlineText | undefined {
  const isChanged = ({ segment }: Piece): boolean => {
    const target = segment && targets.get(segment.id);
    return target !== undefined && !equalInline(target, segment!.source);
  };
  if (!pieces.some(isChanged)) return undefined;
  const [only] = pieces;
  const isWhole = pieces.length === 1 && only!.before.length + only!.after.length === 0;
  if (isWhole && only!.segment!.originalIds.length === 0) return targets.get(only!.segment!.id);
  const opened = new Set<number>();
  const items: InlineItem[] = [];
  for (const { before, segment, after, spans } of pieces) {
    const whole = (item: InlineItem): InlineItem =>
      item.kind === 'standalone' && spans.has(item.id) ? half(item.id) : item;
    for (const item of before) items.push(whole(item));
    if (segment) {
      const target = targets.get(segment.id);
      const text = target ?? segment.source;
      const restored = segment.originalIds.length === 0 ? text : restoreIds(text, segment.originalIds);
      for (const item of restored.items) items.push(whole(item));
    }
    for (const item of after) items.push(whole(item));
  }
  return makeInlineText(items, block.text.codes);

  function half(id: number): InlineItem {
    const kind = opened.has(id) ? 'close' : 'open';
    opened.add(id);
    return { kind, id };
  }
}
