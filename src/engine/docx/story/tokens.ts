import type { CodeType } from '#engine/inline';
import type { Field, FieldRole } from './fields.ts';
import type { Format } from './format-table.ts';

/** Raw XML to write back: literal text, or a range of the part that is copied with the edits that fall inside it. */
export type Piece = string | SourceRange;

export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** A stretch of visible text with one look. */
export interface TextToken {
  readonly kind: 'text';
  readonly text: string;
  readonly format: Format;
  /** Raw run properties, empty if the run has none. */
  readonly rPr: string;
  /** The `w:t` (or `a:t`) element. */
  readonly node: number;
}

/** Anything in a paragraph that is not text: it is written back as it was. */
export interface ObjectToken {
  readonly kind: 'object';
  readonly pieces: readonly Piece[];
  readonly type: CodeType;
  readonly hint: string;
  readonly equivalent: string;
  readonly deletable: boolean;
  readonly movable: boolean;
  /** For range marks (bookmark, comment, permission): which end this is, and what names the pair. */
  readonly anchor?: { readonly end: 'start' | 'end'; readonly key: string; readonly name: string };
  /** Text nodes inside that no translation reaches, with the rule that says so. */
  readonly texts?: readonly number[];
}

/** A mark or a piece of the instruction of a complex field. */
export interface FieldToken {
  readonly kind: 'field-mark' | 'instruction';
  readonly role?: FieldRole;
  readonly field?: Field;
  readonly pieces: readonly Piece[];
}

/** Start or end of an element around runs; both ends hold the same `Wrapper` object. */
export interface WrapperToken {
  readonly kind: 'open' | 'close';
  readonly wrapper: Wrapper;
}

export interface Wrapper {
  readonly type: CodeType;
  readonly hint: string;
  readonly open: readonly Piece[];
  readonly close: readonly Piece[];
  /** Set where the content is not to be translated, with the rule that says so. */
  readonly protectedBy?: string;
}

export type Token = TextToken | ObjectToken | FieldToken | WrapperToken;
