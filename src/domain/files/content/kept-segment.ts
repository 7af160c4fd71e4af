import type { InlineText } from '#engine/inline';

/** As much of a segment as aligning looks at. */
export type AlignableSegment = Pick<KeptSegment, 'position' | 'plain' | 'hash'>;

/** A segment as it is kept with its extraction. */
export interface KeptSegment {
  /** In reading order, from 0. */
  readonly position: number;
  /** Block id and ordinal: `/word/document.xml#p12.2`. */
  readonly segmentId: string;
  readonly part: string;
  readonly place: string;
  readonly source: InlineText;
  /** The source as plain text. */
  readonly plain: string;
  /** `hashText` of the plain text. */
  readonly hash: string;
  /** The heading it stands under, where there is one. */
  readonly heading?: string;
}
