import type { AlignableSegment } from './kept-segment.ts';
import { longestIncreasing } from './longest-increasing.ts';
import { pairEdited } from './pair-edited.ts';

export type AlignmentKind = 'unchanged' | 'moved' | 'edited' | 'new' | 'removed';

/** A segment of the later version with the one it was, or a segment that is gone. */
export type AlignedSegment<S extends AlignableSegment> =
  | { readonly kind: 'unchanged' | 'moved'; readonly before: S; readonly after: S }
  | {
      readonly kind: 'edited';
      readonly before: S;
      readonly after: S;
      /** Of the words, 0 to 1. */
      readonly similarity: number;
    }
  | { readonly kind: 'new'; readonly before: undefined; readonly after: S }
  | { readonly kind: 'removed'; readonly before: S; readonly after: undefined };

/** In the order of the later version; removed segments stand where they were. */
export type Alignment<S extends AlignableSegment> = readonly AlignedSegment<S>[];

/**
 * Says of every segment of two versions what became of it; each occurs exactly once. Equal text in equal order is
 * unchanged (a longest increasing subsequence over equal hashes), equal text elsewhere moved; what is left between two
 * unchanged neighbours is edited where the words are similar. Grows as n · log n, but for the bounded gaps.
 */
export function alignSegments<S extends AlignableSegment>(
  before: readonly S[],
  after: readonly S[],
): Alignment<S> {
  const origin = pairEqual(before, after);
  const kept = longestIncreasing(origin);
  const edited = pairEdited(before, after, origin, kept);
  const partner = (index: number): number =>
    origin[index]! >= 0 ? origin[index]! : (edited.get(index)?.before ?? -1);
  const gone = goneAfter(before, after, partner);
  const result: AlignedSegment<S>[] = [];
  const tellGone = (place: number): void => {
    for (const index of gone.get(place) ?? [])
      result.push({ kind: 'removed', before: before[index]!, after: undefined });
  };
  tellGone(-1);
  after.forEach((segment, index) => {
    const edit = edited.get(index);
    if (origin[index]! >= 0)
      result.push({
        kind: kept.has(index) ? 'unchanged' : 'moved',
        before: before[origin[index]!]!,
        after: segment,
      });
    else if (edit)
      result.push({
        kind: 'edited',
        before: before[edit.before]!,
        after: segment,
        similarity: edit.similarity,
      });
    else result.push({ kind: 'new', before: undefined, after: segment });
    if (partner(index) >= 0) tellGone(partner(index));
  });
  return result;
}

/** How many there are of each kind. */
export function countChanges(
  alignment: readonly { readonly kind: AlignmentKind }[],
): Record<AlignmentKind, number> {
  const counts = { unchanged: 0, moved: 0, edited: 0, new: 0, removed: 0 };
  for (const { kind } of alignment) counts[kind]++;
  return counts;
}

/**
 * For each later segment the index of the equal earlier one, -1 where there is none. Of several equal ones the n-th
 * goes with the n-th, unless both ends of a version are in step: then equal beginnings and ends go together first.
 */
function pairEqual(before: readonly AlignableSegment[], after: readonly AlignableSegment[]): number[] {
  const origin = new Array<number>(after.length).fill(-1);
  const limit = Math.min(before.length, after.length);
  let head = 0;
  while (head < limit && before[head]!.hash === after[head]!.hash) origin[head] = head++;
  let tail = 0;
  while (tail < limit - head && before.at(-1 - tail)!.hash === after.at(-1 - tail)!.hash) {
    tail++;
    origin[after.length - tail] = before.length - tail;
  }
  const waiting = new Map<string, number[]>();
  for (let index = before.length - tail - 1; index >= head; index--) {
    const { hash } = before[index]!;
    const list = waiting.get(hash);
    if (list) list.push(index);
    else waiting.set(hash, [index]);
  }
  for (let index = head; index < after.length - tail; index++)
    origin[index] = waiting.get(after[index]!.hash)?.pop() ?? -1;
  return origin;
}

/** Removed segments by the earlier segment with a partner that they stood behind; -1 for the beginning. */
function goneAfter(
  before: readonly AlignableSegment[],
  after: readonly AlignableSegment[],
  partner: (index: number) => number,
): Map<number, number[]> {
  const paired = new Set(after.map((_, index) => partner(index)));
  const gone = new Map<number, number[]>();
  let place = -1;
  before.forEach((_, index) => {
    if (paired.has(index)) place = index;
    else if (gone.has(place)) gone.get(place)!.push(index);
    else gone.set(place, [index]);
  });
  return gone;
}
