import type { Piece } from '#engine/docx/story';

/** A range of a part and what takes its place; ranges among the pieces are written with the edits that fall in them. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly Piece[];
}

/**
 * The text of a part after its edits. Edits may lie inside one another: an inner one is applied where a piece of the
 * outer one copies its range. Of edits at one offset insertions come first. Everything outside is copied unchanged.
 */
export function renderPart(text: string, edits: readonly Edit[]): string {
  const ordered = edits.toSorted(
    (a, b) => a.start - b.start || Number(a.end !== a.start) - Number(b.end !== b.start) || b.end - a.end,
  );
  const out: string[] = [];
  render(0, text.length, 0);
  return out.join('');

  /** Writes `start … end`, with the edits from index `next` on that lie inside. */
  function render(start: number, end: number, next: number): void {
    let at = start;
    let index = next;
    while (index < ordered.length) {
      const edit = ordered[index]!;
      if (edit.start >= end && !(edit.start === end && edit.end === end && end === text.length)) break;
      if (edit.start < at || edit.end > end) {
        index++;
        continue;
      }
      if (edit.start > at) out.push(text.slice(at, edit.start));
      for (const piece of edit.pieces) {
        if (typeof piece === 'string') out.push(piece);
        else render(piece.start, piece.end, firstFrom(piece.start, index + 1));
      }
      at = edit.end;
      index = edit.end > edit.start ? firstFrom(edit.end, index + 1) : index + 1;
    }
    if (at < end) out.push(text.slice(at, end));
  }

  /** Index of the first edit, not before `low`, that starts at or behind `offset`. */
  function firstFrom(offset: number, low: number): number {
    let high = ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ordered[middle]!.start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
