import type { InlineText } from '#engine/inline';

/** What a TMX file says about itself; an empty text stands for what it does not say. */
export interface TmxHeader {
  /** As the file says, `1.4` when written. */
  readonly version: string;
  /** Language tag, or `*all*` where any language of a unit may be its source. */
  readonly sourceLanguage: string;
  readonly tool: string;
  readonly toolVersion: string;
  /** `block`, `paragraph`, `sentence` or `phrase`. */
  readonly segmentType: string;
  readonly dataType: string;
  readonly adminLanguage: string;
  /** Format of the memory the file was made from (`o-tmf`). */
  readonly originalFormat: string;
  /** All other attributes by their TMX names, such as `creationdate`. */
  readonly attributes: TmxAttributes;
  readonly props: readonly TmxProp[];
  readonly notes: readonly TmxNote[];
  /** All other elements, such as `ude`. */
  readonly others: readonly TmxElement[];
  /** Prefixes that the root element declares for what is not TMX, by attribute name (`xmlns:ex`). */
  readonly namespaces: TmxAttributes;
}

/** A translation unit: the same text in several languages. */
export interface TmxUnit {
  /** `tuid`, where there is one; files repeat them. */
  readonly id?: string;
  /** All other attributes by their TMX names: `creationdate`, `changeid`, `usagecount`, `srclang` … */
  readonly attributes: TmxAttributes;
  readonly props: readonly TmxProp[];
  readonly notes: readonly TmxNote[];
  /** At least one, in order of the file; a language may occur twice. */
  readonly variants: readonly TmxVariant[];
  /** Place of the unit in the file it was read from, from 1. */
  readonly line?: number;
  readonly column?: number;
}

/** The text of a unit in one language. */
export interface TmxVariant {
  /** As the file spells it (`FR-ca`, `en_US`); not empty. */
  readonly language: string;
  /** A code has the same id in all variants of a unit. */
  readonly text: InlineText;
  /** How foreign codes of `text` are written, by id; codes that are not here are written in Verso's way. */
  readonly codes: ReadonlyMap<number, TmxCode>;
  readonly attributes: TmxAttributes;
  readonly props: readonly TmxProp[];
  readonly notes: readonly TmxNote[];
}

/** Values by attribute name, without those that have a field of their own; `lang` of old versions is `xml:lang`. */
export type TmxAttributes = Readonly<Record<string, string>>;

export interface TmxProp {
  readonly type: string;
  readonly text: string;
  readonly attributes: TmxAttributes;
}

export interface TmxNote {
  readonly text: string;
  readonly attributes: TmxAttributes;
}

/** An element that is kept as it is. */
export interface TmxElement {
  readonly name: string;
  readonly attributes: TmxAttributes;
  readonly content: readonly TmxContent[];
}

export type TmxContent = string | TmxElement;

/** An inline element of another tool, kept so that it can be written back. */
export interface TmxCode {
  readonly element: 'bpt' | 'it' | 'ph' | 'hi' | 'ut';
  /** All but `i` and `x`. */
  readonly attributes: TmxAttributes;
  /** Native code of the tool's format, with `sub` elements for text inside it; empty for `hi`. */
  readonly content: readonly TmxContent[];
  /** Native code of the `ept`; empty for all but `bpt`. */
  readonly endContent: readonly TmxContent[];
}
