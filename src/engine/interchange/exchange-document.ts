import type { TermStatus } from '#engine/glossary';
import type { InlineText } from '#engine/inline';

/** Any JSON value. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/**
 * The translatable text of one document on its way to a translator and back, independent of the file format it
 * travels in. The document itself stays behind; `sourceHash` says to which one the text belongs.
 */
export interface ExchangeDocument {
  /** Name of the source document's file. */
  readonly original: string;
  /** SHA-256 of the source document, lower-case hexadecimal; empty where a foreign file does not say. */
  readonly sourceHash: string;
  /** BCP 47 tag. */
  readonly sourceLanguage: string;
  /** BCP 47 tag; empty where a foreign file does not say. */
  readonly targetLanguage: string;
  /** The options the text was extracted with, needed to find the places again; opaque here, null when not known. */
  readonly contentOptions: JsonValue;
  readonly units: readonly ExchangeUnit[];
}

/** One block of the document, such as a paragraph. */
export interface ExchangeUnit {
  /** Unique in the document, not empty. */
  readonly id: string;
  /** Name of the part that holds it (`/word/document.xml`). */
  readonly part: string;
  /** Place in the part. */
  readonly place: string;
  /** What it is: paragraph, cell, footnote, alternative text … */
  readonly kind: string;
  /** What helps to translate it: style, heading it stands under, name of the field … */
  readonly context: Readonly<Record<string, string>>;
  /** Remarks for and from translators. */
  readonly notes: readonly string[];
  readonly segments: readonly ExchangeSegment[];
}

/** How far a target is, in the words of XLIFF 2 (attribute `state` of XLIFF 2.1). */
export const segmentStates = ['initial', 'translated', 'reviewed', 'final'] as const;
export type SegmentState = (typeof segmentStates)[number];

/** One sentence. */
export interface ExchangeSegment {
  /** Unique in its unit, not empty. */
  readonly id: string;
  readonly source: InlineText;
  /** Absent while there is no translation. */
  readonly target?: InlineText;
  /** Absent is the same as `initial`. */
  readonly state?: SegmentState;
  /** A tool's finer word for the state, `prefix:word` (XLIFF 2.1); only where there is a state. */
  readonly subState?: string;
  /** Remarks on this sentence alone. */
  readonly notes?: readonly string[];
  /** What memories know, best first. */
  readonly matches?: readonly ExchangeMatch[];
  /** Terms of a glossary that occur in the source. */
  readonly terms?: readonly ExchangeTerm[];
}

/** A translation of a like sentence, as a suggestion. */
export interface ExchangeMatch {
  readonly source: InlineText;
  readonly target: InlineText;
  /** Whole points: 101 the same sentence in the same surroundings, 100 the same sentence, below alike. */
  readonly score: number;
  /** Name of the memory, engine or tool that knows it; may be empty. */
  readonly origin: string;
}

/** A term found in a source, with what a glossary says of it. */
export interface ExchangeTerm {
  /** As the glossary writes it. */
  readonly source: string;
  readonly status: TermStatus;
  /** In the target language: preferred first, forbidden ones last. */
  readonly targets: readonly TermTarget[];
  /** Where in `codeText` of the source, UTF-16 units, `end` exclusive; absent where a foreign file does not say. */
  readonly place?: { readonly start: number; readonly end: number };
}

export interface TermTarget {
  readonly text: string;
  readonly status: TermStatus;
}
