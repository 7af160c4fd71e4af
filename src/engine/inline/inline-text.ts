/**
 * Text with inline codes: the one vocabulary that extraction, segmentation, matching, providers and exchange formats
 * speak. A code is formatting or an object inside a sentence; its number is stable inside its segment.
 */
export interface InlineText {
  /** Text and codes in reading order. Adjacent text items do not occur; an empty text item does not occur. */
  readonly items: readonly InlineItem[];
  /** Every code the items refer to, by id. */
  readonly codes: ReadonlyMap<number, InlineCode>;
}

/** A stretch of text, or the start, the end or the whole of a code. */
export type InlineItem =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open'; readonly id: number }
  | { readonly kind: 'close'; readonly id: number }
  | { readonly kind: 'standalone'; readonly id: number };

/** What a code stands for; shown to people and told to providers. */
export type CodeType =
  | 'format' // a run format that differs from the prevailing one
  | 'hyperlink'
  | 'field' // a field: paired around a translatable result, standalone where the result is protected
  | 'control' // a content control
  | 'markup' // smart tag, custom XML, bidirectional embedding and other wrappers
  | 'ruby'
  | 'bookmark'
  | 'comment'
  | 'permission'
  | 'tab'
  | 'line-break'
  | 'page-break'
  | 'column-break'
  | 'symbol'
  | 'hyphen' // no-break or optional hyphen
  | 'note-reference'
  | 'image'
  | 'object' // drawing, chart, embedded object
  | 'math'
  | 'pattern' // text protected by a regular expression or a do-not-translate rule
  | 'span-start' // first half of a pair whose other half is in another segment
  | 'span-end'
  | 'other';

/** One code. Paired codes occur as `open` and `close`; all others as `standalone`. */
export interface InlineCode {
  readonly id: number;
  readonly paired: boolean;
  readonly type: CodeType;
  /** What it is, for people: `bold, red`, `footnote 3`, `tab`. */
  readonly hint: string;
  /** Plain text that the code reads as (a tab character, a field's result); empty for formatting and marks. */
  readonly equivalent: string;
  /** Whether a translation may do without it, such as bold; objects, fields and references may not be lost. */
  readonly deletable: boolean;
  /** Whether it may take another place among the other codes; false for halves of spans. */
  readonly movable: boolean;
}
