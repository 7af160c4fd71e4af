import { plainText } from '#engine/inline';
import type { Segment } from './segment.ts';

/** A segment with what a reader sees around it; plain texts. */
export interface SurroundedSegment extends Segment {
  /** The heading it stands under; undefined before the first one, and for the heading itself the one above it. */
  readonly heading?: string;
  /** The segments before and after it in its part; empty at the edges. */
  readonly previous: string;
  readonly next: string;
}

export interface Surroundings {
  readonly segments: readonly SurroundedSegment[];
  /** The title of the document as its reader sees it, else its first heading. */
  readonly title?: string;
}

/** Built-in styles keep their English names in the file, whatever Word shows (ECMA-376-1, 17.7.4.9). */
const headingStyle = /^(?:heading [1-9]|title|subtitle)$/i;
const titleStyle = /^title$/i;

/** Tells each segment what is around it, in reading order. Linear in the segments. */
export function surroundSegments(segments: readonly Segment[]): Surroundings {
  const texts = segments.map(({ source }) => plainText(source));
  const isNeighbour = (index: number, other: number): boolean =>
    segments[other]?.part === segments[index]!.part;
  let heading: string | undefined;
  let headingPart: string | undefined;
  let title: string | undefined;
  let firstHeading: string | undefined;
  const surrounded = segments.map((segment, index): SurroundedSegment => {
    const { part, context } = segment;
    const above = headingPart === part ? heading : undefined;
    if (context.style !== undefined && headingStyle.test(context.style)) {
      heading = texts[index]!;
      headingPart = part;
      firstHeading ??= heading;
      if (titleStyle.test(context.style)) title ??= heading;
    }
    return {
      ...segment,
      ...(above !== undefined && { heading: above }),
      previous: isNeighbour(index, index - 1) ? texts[index - 1]! : '',
      next: isNeighbour(index, index + 1) ? texts[index + 1]! : '',
    };
  });
  title ??= firstHeading;
  return { segments: surrounded, ...(title !== undefined && { title }) };
}
