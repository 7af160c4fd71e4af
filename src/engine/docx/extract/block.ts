import type { Piece } from '#engine/docx/story';
import type { InlineText } from '#engine/inline';

export type BlockKind = 'paragraph' | 'attribute' | 'text';

/** What a reader of the block should know about where it stands. */
export interface BlockContext {
  /** What the text is: `body`, `header`, `footnote`, `comment`, `text box`, `alternative text`, `chart`, … */
  readonly role: string;
  /** Paragraph style as people see its name. */
  readonly style?: string;
  readonly inTable?: boolean;
}

/** One translatable unit of a document: a paragraph, or a string in an attribute or property. */
export interface Block {
  /** Stable for one content of a file: part name and node, `/word/document.xml#p12`. */
  readonly id: string;
  readonly part: string;
  /** For people: `paragraph 12`. */
  readonly place: string;
  readonly kind: BlockKind;
  readonly text: InlineText;
  /** Id of the block whose target this one takes over: the fallback of a drawing, a diagram's cached picture. */
  readonly mirrorOf?: string;
  readonly context: BlockContext;
  /** How the block is written back; meant for the assembler alone. */
  readonly source: BlockSource;
}

/** How element names around text are spelled in the part at hand. */
export interface RunSpelling {
  /** Qualified name of a run and of its text: `w:r` and `w:t`, `a:r` and `a:t`. */
  readonly run: string;
  readonly text: string;
  /** Whether the dialect knows `xml:space` (WordprocessingML does, DrawingML does not need it). */
  readonly preservesSpace: boolean;
}

/** How a code is written: around text with raw marks, as text with run properties, or as raw XML. */
export type CodeSource =
  | { readonly kind: 'format'; readonly rPr: string }
  | {
      readonly kind: 'wrapper';
      readonly open: readonly Piece[];
      readonly close: readonly Piece[];
      readonly rPr: string;
    }
  | { readonly kind: 'object'; readonly pieces: readonly Piece[] };

export type BlockSource = ParagraphSource | StringSource;

/** The content of a paragraph, replaced as a whole when its target differs. */
export interface ParagraphSource {
  readonly kind: 'paragraph';
  readonly node: number;
  /** Range of the content: behind the paragraph properties, up to the end tag. */
  readonly start: number;
  readonly end: number;
  readonly spelling: RunSpelling;
  /** Raw run properties of text that no code encloses. */
  readonly rPr: string;
  readonly codes: ReadonlyMap<number, CodeSource>;
  /** Marks without a place of their own in the sentence, kept at the edges of the paragraph. */
  readonly leading: readonly Piece[];
  readonly trailing: readonly Piece[];
}

/** A string in an attribute or an element, or spread over several text nodes of which the first takes it all. */
export interface StringSource {
  readonly kind: 'string';
  readonly isAttribute: boolean;
  /** Ranges of raw text; the target goes into the first, the others are emptied. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
  readonly codes: ReadonlyMap<number, string>;
  /** Characters of a translation that are written with a backslash before them. */
  readonly special?: RegExp;
  /** Most UTF-16 units the string may have; undefined where the schema sets no limit. */
  readonly longest?: number;
}
