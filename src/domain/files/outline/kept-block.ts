import type { CellPlace, ListPlace } from '#engine/docx/outline';
import type { Picture } from '#engine/docx/pictures';

/** One paragraph of a document, or a string outside of paragraphs, as it is kept with the extraction. */
export interface KeptBlock {
  /** In reading order, from 0. */
  readonly number: number;
  /** Of the first of its segments, which follow one another; undefined where nothing of it is translated. */
  readonly firstPosition?: number;
  readonly segmentCount: number;
  readonly body: BlockBody;
}

/** What is around the segments of a block; what is absent is as in a plain paragraph. */
export interface BlockBody {
  readonly part: string;
  /** `body`, `header`, `footnote`, `text box`, `alternative text`, … */
  readonly area: string;
  /** 1 to 9 for headings, 0 for the title. */
  readonly heading?: number;
  readonly list?: ListPlace;
  /** Cells it is in, the outermost first. */
  readonly cells?: readonly CellPlace[];
  /** What is read here and not translated, of a block without segments. */
  readonly fixed?: string;
  /** In reading order; empty where its text has codes for drawings without any, such as text boxes. */
  readonly pictures?: readonly KeptPicture[];
  /** Plain text in front of each segment and behind the last one; absent: a blank between two, nothing around them. */
  readonly gaps?: readonly string[];
}

export interface KeptPicture extends Picture {
  /** Absent: in front of the block. */
  readonly place?: PicturePlace;
}

/** Where in the text of its block a picture stands. */
export interface PicturePlace {
  /** Which segment of the block, from 0; as many as it has: behind the last one. */
  readonly segment: number;
  /** Id of the code in the segment that the picture stands for; absent: in front of the segment. */
  readonly code?: number;
}
