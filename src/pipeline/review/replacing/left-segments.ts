import type { Formats } from '#platform/web/messages';

/** Segments that a change left, by number: the first ones. */
export interface LeftSegments {
  readonly segments: readonly number[];
  readonly count: number;
}

export const listSegments = ({ segments, count }: LeftSegments, { list, number }: Formats) => {
  const shown = list(segments.map((segment) => number(segment)));
  return count > segments.length ? `${shown} …` : shown;
};
