import type { KeptBlock, KeptPicture } from '#domain/files/outline';
import type { Block } from '#engine/docx/extract';
import { type OutlineEntry, outlineDocument } from '#engine/docx/outline';
import { type CodeType, type InlineItem, makeInlineText, plainText } from '#engine/inline';
import type { Extraction } from './extract-segments.ts';
import { placePictures } from './place-pictures.ts';
import type { SegmentedBlock } from './segment.ts';

/** The blocks of a document in reading order, with the positions of their segments. */
export function outlineBlocks({ document, blocks }: Extraction): KeptBlock[] {
  const byId = new Map(document.blocks.map((block) => [block.id, block]));
  let position = 0;
  return outlineDocument(document).map((entry, number): KeptBlock => {
    const { blockId } = entry;
    if (blockId === undefined) {
      const pictures = entry.pictures.map(({ picture }) => picture);
      return { number, segmentCount: 0, body: bodyOf(entry, pictures) };
    }
    const block = byId.get(blockId)!;
    const segmented = blocks.get(blockId)!;
    const gaps = gapsOf(block, segmented);
    const body = bodyOf(entry, placePictures(block, segmented, entry.pictures), hasDrawings(block));
    const segmentCount = gaps.length - 1;
    const firstPosition = position;
    position += segmentCount;
    if (segmentCount === 0) return { number, segmentCount, body: { ...body, fixed: gaps[0]! } };
    const isPlain = gaps.every((gap, index) => gap === (index === 0 || index === segmentCount ? '' : ' '));
    return { number, firstPosition, segmentCount, body: { ...body, ...(!isPlain && { gaps }) } };
  });
}

/** That pictures were looked for is kept where there is a drawing, though it may show none. */
function bodyOf(
  { blockId: _, cells, pictures: __, ...rest }: OutlineEntry,
  pictures: readonly KeptPicture[],
  isKeptEmpty = false,
): KeptBlock['body'] {
  return {
    ...rest,
    ...(cells.length > 0 && { cells }),
    ...((pictures.length > 0 || isKeptEmpty) && { pictures }),
  };
}

const ofDrawings: ReadonlySet<CodeType> = new Set(['image', 'object']);

function hasDrawings({ text: { codes } }: Block): boolean {
  return [...codes.values()].some(({ type }) => ofDrawings.has(type));
}

/** What is read in front of each segment of a block and behind its last. */
function gapsOf({ text: { codes } }: Block, { pieces }: SegmentedBlock): string[] {
  const gaps: string[] = [];
  let open = '';
  const read = (items: readonly InlineItem[]) => plainText(makeInlineText(items, codes));
  for (const { before, segment, after } of pieces) {
    open += read(before);
    if (segment) {
      gaps.push(open);
      open = '';
    }
    open += read(after);
  }
  return [...gaps, open];
}
