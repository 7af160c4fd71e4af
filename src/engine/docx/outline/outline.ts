import type { FoundPicture } from '#engine/docx/pictures';

/** Where a paragraph stands in a table. Rows and columns count from 0; `table` is unique in the document. */
export interface CellPlace {
  readonly table: number;
  readonly row: number;
  /** In columns of the grid, those that cells before it span included. */
  readonly column: number;
  readonly span: number;
  /** Whether the row is repeated at the top of every page (ECMA-376-1, 17.4.78). */
  readonly isHeader: boolean;
}

/** One paragraph, or one string that stands outside of paragraphs, as a reader meets it. */
export interface OutlineEntry {
  /** Of the block that is translated here; undefined where the text stays as it is. */
  readonly blockId?: string;
  readonly part: string;
  /** `body`, `header`, `footnote`, `text box`, `alternative text`, …: the role of the block. */
  readonly area: string;
  /** 1 to 9 for headings, 0 for the title; undefined for all else. */
  readonly heading?: number;
  readonly list?: ListPlace;
  /** Cells it is in, the outermost first; empty outside of tables. */
  readonly cells: readonly CellPlace[];
  /** What is read here and not translated; at most `longestFixed` UTF-16 units. */
  readonly fixed?: string;
  /** In reading order, at most `mostPictures`. */
  readonly pictures: readonly FoundPicture[];
}

export interface ListPlace {
  /** From 0. */
  readonly level: number;
  /** `3.2`, `a)`; `•` for every kind of bullet. */
  readonly marker: string;
}
