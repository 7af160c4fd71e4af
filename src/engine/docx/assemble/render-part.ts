import type { Piece } from '#engine/docx/story';

/** A range of a part and what takes its place; ranges among the pieces are written with the edits that fall in them. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  /** As a function they are made when the edit is written: those of all blocks at once would outweigh the part. */
  readonly pieces: readonly Piece[] | (() => readonly Piece[]);
}

/**
 * The text of a part after its edits. Edits may lie inside one another: an inner one is applied where a piece of the
 * outer one copies its range. Of edits at one offset insertions come first. Everything outside is copied unchanged.
 */
export function renderPart(text: string, edits: readonly Edit[]): string {
  const chunks: string[] = [];
  renderChunks(text, edits, (chunk) => chunks.push(chunk));
  return chunks.join('');
}

/** Characters after which what is written so far is handed on. */
const chunkSize = 1 << 20;

/**
 * The same, handed on in chunks of about a million characters, so that a large part never exists as one string: with
 * one character beyond Latin 1 in it, that would take two bytes for each. No chunk ends inside a character.
 */
export function renderChunks(text: string, edits: readonly Edit[], emit: (chunk: string) => void): void {
  const ordered = edits.toSorted(
    (a, b) => a.start - b.start || Number(a.end !== a.start) - Number(b.end !== b.start) || b.end - a.end,
  );
  let out: string[] = [];
  let size = 0;
  render(0, text.length, 0);
  emit(out.join(''));

  function write(piece: string): void {
    out.push(piece);
    size += piece.length;
    if (size < chunkSize) return;
    emit(out.join(''));
    out = [];
    size = 0;
  }

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
      if (edit.start > at) write(text.slice(at, edit.start));
      for (const piece of typeof edit.pieces === 'function' ? edit.pieces() : edit.pieces) {
        if (typeof piece === 'string') write(piece);
        else render(piece.start, piece.end, firstFrom(piece.start, index + 1));
      }
      at = edit.end;
      index = edit.end > edit.start ? firstFrom(edit.end, index + 1) : index + 1;
    }
    if (at < end) write(text.slice(at, end));
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
