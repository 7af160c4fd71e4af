/** Says where an offset of a text is, for people: `line 3, column 14`, both counted from 1, columns in UTF-16 units. */
export type PlaceFinder = (offset: number) => string;

/** Line ends are looked for once, and only when a place is asked for. */
export function placeFinder(text: string): PlaceFinder {
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
    return `line ${low + 1}, column ${offset - starts[low]! + 1}`;
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return starts;
}
