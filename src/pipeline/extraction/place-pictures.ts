import type { KeptPicture, PicturePlace } from '#domain/files/outline';
import type { Block, CodeSource } from '#engine/docx/extract';
import type { FoundPicture } from '#engine/docx/pictures';
import type { InlineItem } from '#engine/inline';
import type { SegmentedBlock } from './segment.ts';

/**
 * The pictures of a block with their places among its segments. A drawing is in the text by the code that stands for it, alone or
 * with what is beside it; several pictures of one drawing have one place.
 */
export function placePictures(
  { source }: Block,
  segmented: SegmentedBlock,
  found: readonly FoundPicture[],
): KeptPicture[] {
  if (source.kind !== 'paragraph' || found.length === 0) return found.map(({ picture }) => picture);
  const codes = [...source.codes];
  const places = placesOfCodes(segmented);
  return found.map(({ picture, offset }) => {
    const code = codes.find(([, written]) => holds(written, offset));
    const place = code && places.get(code[0]);
    return place ? { ...picture, place } : picture;
  });
}

function holds(written: CodeSource, offset: number): boolean {
  return (
    written.kind === 'object' &&
    written.pieces.some((piece) => typeof piece !== 'string' && piece.start <= offset && offset < piece.end)
  );
}

/** By what the block calls them; codes between segments stand in front of the next one. */
function placesOfCodes({ pieces }: SegmentedBlock): ReadonlyMap<number, PicturePlace> {
  const places = new Map<number, PicturePlace>();
  let segment = 0;
  const put = (items: readonly InlineItem[]) => {
    for (const item of items) if (item.kind === 'standalone') places.set(item.id, { segment });
  };
  for (const { before, segment: own, after } of pieces) {
    put(before);
    if (own) {
      for (const [index, id] of own.originalIds.entries()) places.set(id, { segment, code: index + 1 });
      segment++;
    }
    put(after);
  }
  return places;
}
