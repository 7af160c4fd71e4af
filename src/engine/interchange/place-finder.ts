/** Says where an offset of a text is, for people: `line 3, column 14`, both counted from 1, columns in UTF-16 units. */
export type PlaceFinder = (offset: number) => string;

/** Lines that were left out of a text: how many of them before the character at an offset. */
export interface LineGap {
  readonly at: number;
  readonly lines: number;
}

/** Line ends are looked for once, and only when a place is asked for. `gaps` are those of the text, by offset. */
export function placeFinder(text: string, gaps: readonly LineGap[] = []): PlaceFinder {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    const leftOut = gaps.findLast(({ at }) => at <= offset)?.lines ?? 0;
    return `line ${low + 1 + leftOut}, column ${offset - starts[low]! + 1}`;
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return starts;
}
