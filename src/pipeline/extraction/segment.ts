import type { BlockContext } from '#engine/docx/extract';
import type { InlineItem, InlineText } from '#engine/inline';

/** A source sentence with its inline codes, at a stable place in a version of a file. */
export interface Segment {
  /** Block id and ordinal: `/word/document.xml#p12.2`. */
  readonly id: string;
  readonly blockId: string;
  readonly part: string;
  readonly place: string;
  readonly context: BlockContext;
  /** The sentence, without white space and codes at its edges; codes are numbered from 1. */
  readonly source: InlineText;
  /** What the codes are called in the block: code `i + 1` of the segment is `originalIds[i]` there. */
  readonly originalIds: readonly number[];
}

/** A block cut into sentences. What stands between them is kept beside them, so that nothing gets lost. */
export interface SegmentedBlock {
  readonly blockId: string;
  readonly pieces: readonly Piece[];
}

/** One sentence of a block with what was trimmed off it; without a segment it holds nothing to translate. */
export interface Piece {
  readonly before: readonly InlineItem[];
  readonly segment: Segment | undefined;
  readonly after: readonly InlineItem[];
  /** Ids of codes that are halves of pairs in this piece and whole in the block. */
  readonly spans: ReadonlySet<number>;
}
