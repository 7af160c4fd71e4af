import type { Portion } from '#domain/runs';
import type { InlineText } from '#engine/inline';
import { groupEqual } from '#pipeline/translation';

/** What planning looks at. */
export interface PlannableSegment {
  readonly id: string;
  readonly part: string;
  readonly place: string;
  readonly position: number;
  readonly source: InlineText;
  readonly plain: string;
}

/** How much one portion holds. Some seconds of work for most providers, so that little is lost when a process dies. */
export const portionSize = { segments: 250, characters: 30_000 };

/**
 * Divides segments into portions in reading order. Equal segments stand in the same one, so that each is translated
 * once and all of them alike.
 */
export function planPortions(
  segments: readonly PlannableSegment[],
  size: { readonly segments: number; readonly characters: number } = portionSize,
): Portion[] {
  const portions: number[][] = [];
  let open: number[] = [];
  let unique = 0;
  let characters = 0;
  for (const group of groupEqual(segments)) {
    const length = group[0].plain.length;
    if (unique > 0 && (unique >= size.segments || characters + length > size.characters)) {
      portions.push(open);
      open = [];
      unique = 0;
      characters = 0;
    }
    for (const { position } of group) open.push(position);
    unique++;
    characters += length;
  }
  if (unique > 0) portions.push(open);
  return portions.map((positions, index) => ({
    number: index + 1,
    positions: positions.sort((left, right) => left - right),
  }));
}
