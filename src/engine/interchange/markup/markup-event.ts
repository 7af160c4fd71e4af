import type { Finding } from '#engine/findings';
import type { markupFinding } from './findings.ts';

/** A file as it arrives, in pieces of any size. */
export type ByteChunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export type MarkupCode = keyof typeof markupFinding.catalogue;

/** A start tag; an empty element gives a start and an end. */
export interface MarkupStart {
  readonly kind: 'start';
  /** As spelled, prefix included. */
  readonly name: string;
  /** By name as spelled, in order, values normalised (XML 1.0, 3.3.3). */
  readonly attributes: ReadonlyMap<string, string>;
  /** Of the tag's `<`, from 1. A line feed, a carriage return or both end a line. */
  readonly line: number;
  /** Of the tag's `<`, from 1, in UTF-16 units. */
  readonly column: number;
}

export interface MarkupEnd {
  readonly kind: 'end';
  readonly name: string;
}

/**
 * Characters between tags, references resolved, line ends as line feeds. Comments, instructions and CDATA sections cut a
 * text into several events; never empty.
 */
export interface MarkupText {
  readonly kind: 'text';
  readonly text: string;
}

/** Something is wrong with the text or the tag of the event before it; of each code the first place is told. */
export interface MarkupTrouble {
  readonly kind: 'trouble';
  readonly code: MarkupCode;
  readonly finding: Finding;
  /** Whether nothing can be read behind it; it is the last event then. */
  readonly isFatal: boolean;
}

export type MarkupEvent = MarkupStart | MarkupEnd | MarkupText | MarkupTrouble;
