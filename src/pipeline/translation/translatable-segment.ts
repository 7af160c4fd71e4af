import { type InlineText, markedText } from '#engine/inline';

/** A segment with what is around it, as memories and providers want to know it. */
export interface TranslatableSegment {
  readonly id: string;
  readonly part: string;
  readonly place: string;
  readonly source: InlineText;
  /** Plain text of the heading it stands under. */
  readonly heading?: string;
  /** Plain text of the segments around it; empty at the edges of a part, undefined where not known. */
  readonly previous?: string;
  readonly next?: string;
}

/** Equal segments, in reading order: one translation serves them all. */
export type SegmentGroup<S extends TranslatableSegment = TranslatableSegment> = readonly [S, ...S[]];

/** Groups segments of equal text with codes of the same kinds, since such codes fit them all. */
export function groupEqual<S extends TranslatableSegment>(segments: readonly S[]): SegmentGroup<S>[] {
  const groups = new Map<string, [S, ...S[]]>();
  for (const segment of segments) {
    const key = keyOf(segment);
    const group = groups.get(key);
    if (group) group.push(segment);
    else groups.set(key, [segment]);
  }
  return [...groups.values()];
}

function keyOf({ source }: TranslatableSegment): string {
  if (source.codes.size === 0) return markedText(source);
  const codes = [...source.codes.values()].map(
    ({ type, paired, equivalent }) => `${type}${paired}${equivalent}`,
  );
  return `${markedText(source)}\n${codes.join()}`;
}

/** Whether there is anything to translate: text without a single letter is the same in every language. */
export function hasLetters({ source }: TranslatableSegment): boolean {
  return source.items.some((item) => item.kind === 'text' && /\p{L}/u.test(item.text));
}
