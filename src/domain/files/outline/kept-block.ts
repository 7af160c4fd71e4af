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
  /** 1 to 9, 0 for the title. */
  readonly heading?: number;
  readonly list?: ListPlace;
  /** Cells it is in, the outermost first. */
  readonly cells?: readonly CellPlace[];
  /** What is read here and not translated, of a block without segments. */
  readonly fixed?: string;
  /** In reading order, not where among the segments they stand. */
  readonly pictures?: readonly Picture[];
  /** Plain text in front of each segment and behind the last one; absent: a blank between two, nothing around them. */
  readonly gaps?: readonly string[];
}
