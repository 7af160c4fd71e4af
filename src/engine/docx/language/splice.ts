/** One edit over the unchanged text of a part: offsets in UTF-16 units; an insertion has `start === end`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Puts splices in order and joins each insertion with the splice it touches, so that no two begin at one offset. Of
 * splices at one offset insertions come first, and among those the ones listed first. Throws where two overlap.
 */
export function mergeSplices(splices: readonly Splice[]): Splice[] {
  const ordered = splices.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const merged: Splice[] = [];
  for (const splice of ordered) {
    const last = merged.at(-1);
    if (last && splice.start < last.end) {
      throw new Error(`splices overlap at offset ${splice.start} (the one before ends at ${last.end})`);
    }
    const touches = last?.end === splice.start && (last.start === last.end || splice.start === splice.end);
    if (last && touches)
      merged[merged.length - 1] = { start: last.start, end: splice.end, text: last.text + splice.text };
    else merged.push(splice);
  }
  return merged;
}

/** The text after all splices, which may come in any order but must not overlap (throws). */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let position = 0;
  for (const { start, end, text: inserted } of mergeSplices(splices)) {
    pieces.push(text.slice(position, start), inserted);
    position = end;
  }
  pieces.push(text.slice(position));
  return pieces.join('');
}
