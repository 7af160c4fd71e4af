import type { Block } from '#engine/docx/extract';
import {
  type CodeType,
  codeText,
  type InlineItem,
  type InlineText,
  makeInlineText,
  renumber,
  splitInline,
  textWithoutCodes,
  trimInline,
} from '#engine/inline';
import type { FindBreaks } from '#engine/segmentation';
import type { Piece, Segment, SegmentedBlock } from './segment.ts';

const noItems: readonly InlineItem[] = [];
const noIds: readonly number[] = [];
const noSpans: ReadonlySet<number> = new Set();
const noBreakingCodes: ReadonlySet<CodeType> = new Set();

/**
 * Cuts a block into sentences. Law: the pieces' items in a row are the block's items, with pairs that span a cut
 * written as the halves they are.
 */
export function cutSegments(
  block: Block,
  findBreaks: FindBreaks,
  breaking: ReadonlySet<CodeType> = noBreakingCodes,
): SegmentedBlock {
  const text = codeText(block.text);
  const breaks = [...findBreaks(text), ...breaksAtCodes(block.text, breaking)];
  const make = (piece: InlineText, ordinal: number): Piece => trimPiece(block, piece, ordinal);
  if (block.text.codes.size > 0)
    return { blockId: block.id, pieces: splitInline(block.text, breaks).map(make) };
  const starts = [0, ...breaks];
  const pieces = starts.map((start, i) => plainPiece(block, text.slice(start, starts[i + 1]), i));
  return { blockId: block.id, pieces };
}

/** Offsets before and behind each code that ends a segment. */
function breaksAtCodes(text: InlineText, breaking: ReadonlySet<CodeType>): number[] {
  const breaks: number[] = [];
  let offset = 0;
  for (const item of text.items) {
    if (item.kind === 'text') offset += item.text.length;
    if (item.kind !== 'standalone') continue;
    if (breaking.has(text.codes.get(item.id)!.type)) breaks.push(offset, offset + 1);
    offset++;
  }
  return breaks;
}

/** The common case, without any code. */
function plainPiece(block: Block, text: string, index: number): Piece {
  const sentence = text.trim();
  if (!/[\p{L}\p{N}]/u.test(sentence))
    return { before: [{ kind: 'text', text }], segment: undefined, after: [], spans: noSpans };
  const start = text.length - text.trimStart().length;
  const before = text.slice(0, start);
  const after = text.slice(start + sentence.length);
  return {
    before: before ? [{ kind: 'text', text: before }] : noItems,
    segment: segmentOf(
      block,
      index,
      sentence === text && index === 0 && isWhole(block, text) ? block.text : textWithoutCodes(sentence),
      noIds,
    ),
    after: after ? [{ kind: 'text', text: after }] : noItems,
    spans: noSpans,
  };
}

/** Whether a block is nothing but that text: its inline text then serves the segment too. */
function isWhole({ text: { items } }: Block, text: string): boolean {
  return items.length === 1 && items[0]!.kind === 'text' && items[0]!.text.length === text.length;
}

function trimPiece(block: Block, piece: InlineText, index: number): Piece {
  const { before, text, after } = trimInline(piece);
  const halves = [...piece.codes.values()].filter(({ type }) => type === 'span-start' || type === 'span-end');
  const spans = halves.length === 0 ? noSpans : new Set(halves.map(({ id }) => id));
  if (text.items.length === 0) return { before, segment: undefined, after, spans };
  const { text: source, originalIds } = renumber(makeInlineText(text.items, text.codes));
  return { before, segment: segmentOf(block, index, source, originalIds), after, spans };
}

function segmentOf(block: Block, index: number, source: InlineText, originalIds: readonly number[]): Segment {
  const { id, part, place, context } = block;
  return { id: `${id}.${index + 1}`, blockId: id, part, place, context, source, originalIds };
}
