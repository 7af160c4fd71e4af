import { normaliseText } from './hash-text.ts';
import type { AlignableSegment } from './kept-segment.ts';

export interface EditedPair {
  /** Index of the earlier segment. */
  readonly before: number;
  /** Of the words, 0 to 1. */
  readonly similarity: number;
}

/** Share of words (Dice) from which a segment is an edit of another and not a new one. */
const editedFrom = 0.5;

/** How far from its expected place in a gap a segment is looked for: bounds the work in a rewritten chapter. */
const reach = 12;

/**
 * Edited segments by the index of the later one: in each gap between unchanged segments, the most similar pairs first,
 * without crossing out a better one. A segment belongs to one pair at most.
 */
export function pairEdited(
  before: readonly AlignableSegment[],
  after: readonly AlignableSegment[],
  origin: readonly number[],
  kept: ReadonlySet<number>,
): ReadonlyMap<number, EditedPair> {
  const taken = new Set(origin);
  const pairs = new Map<number, EditedPair>();
  const words = new Map<AlignableSegment, readonly string[]>();
  const wordsOf = (segment: AlignableSegment): readonly string[] => {
    const known = words.get(segment) ?? wordsIn(segment.plain);
    words.set(segment, known);
    return known;
  };
  let [oldStart, newStart] = [0, 0];
  const closeGap = (oldEnd: number, newEnd: number): void => {
    const old = range(oldStart, oldEnd).filter((index) => !taken.has(index));
    const fresh = range(newStart, newEnd).filter((index) => origin[index]! < 0);
    pairGap(old, fresh, (one, other) => shareOfWords(wordsOf(before[one]!), wordsOf(after[other]!)), pairs);
  };
  for (let index = 0; index < after.length; index++) {
    if (!kept.has(index)) continue;
    closeGap(origin[index]!, index);
    [oldStart, newStart] = [origin[index]! + 1, index + 1];
  }
  closeGap(before.length, after.length);
  return pairs;
}

function pairGap(
  old: readonly number[],
  fresh: readonly number[],
  compare: (before: number, after: number) => number,
  pairs: Map<number, EditedPair>,
): void {
  if (old.length === 0 || fresh.length === 0) return;
  const candidates: { before: number; after: number; similarity: number }[] = [];
  fresh.forEach((after, place) => {
    const expected = Math.round((place * old.length) / fresh.length);
    for (const before of old.slice(Math.max(0, expected - reach), expected + reach + 1)) {
      const similarity = compare(before, after);
      if (similarity >= editedFrom) candidates.push({ before, after, similarity });
    }
  });
  candidates.sort((a, b) => b.similarity - a.similarity || a.after - b.after || a.before - b.before);
  const used = new Set<number>();
  for (const { before, after, similarity } of candidates) {
    if (used.has(before) || pairs.has(after)) continue;
    used.add(before);
    pairs.set(after, { before, similarity });
  }
}

function range(start: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
}

function wordsIn(text: string): readonly string[] {
  const words =
    normaliseText(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  // Scripts without spaces make one long word: there letters stand for words.
  return words.length > 2 ? words.sort() : [...words.join('')].sort();
}

/** Dice's coefficient of two sorted lists. */
function shareOfWords(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  let [i, j, shared] = [0, 0, 0];
  while (i < one.length && j < other.length) {
    if (one[i] === other[j]) [i, j, shared] = [i + 1, j + 1, shared + 1];
    else if (one[i]! < other[j]!) i++;
    else j++;
  }
  return (2 * shared) / (one.length + other.length);
}
