/** Stand-ins for inline codes, soft hyphens, zero-width and bidirectional controls: sentences end as if they were not there. */
const neutral = /[\uFFFC\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/;
const neutralRuns = new RegExp(`${neutral.source}+`, 'g');
const codeStandIn = 0xfffc;

/** A text without its neutral characters, and the way back. */
export interface BareText {
  readonly text: string;
  /** The offset in the full text of the place that a break at `offset` of the bare text means. */
  fullOffset(offset: number): number;
}

/**
 * Takes the neutral characters out. A break goes in front of the codes that touch the next sentence, behind white space.
 * Linear in the length; texts without neutral characters are passed through.
 */
export function withoutNeutralCharacters(full: string): BareText {
  if (!neutral.test(full)) return { text: full, fullOffset: (offset) => offset };
  const pieces: string[] = [];
  const bareStarts: number[] = [];
  const fullStarts: number[] = [];
  let bareLength = 0;
  let position = 0;
  const keep = (end: number) => {
    if (end === position) return;
    bareStarts.push(bareLength);
    fullStarts.push(position);
    pieces.push(full.slice(position, end));
    bareLength += end - position;
  };
  for (const run of full.matchAll(neutralRuns)) {
    keep(run.index);
    position = run.index + run[0].length;
  }
  keep(full.length);
  const fullOffset = (offset: number) => {
    const piece = lastAtOrBelow(bareStarts, offset);
    const place = fullStarts[piece]! + offset - bareStarts[piece]!;
    let front = place;
    while (front > 0 && neutral.test(full[front - 1]!)) front--;
    if (front > 0 && /\s/.test(full[front - 1]!)) return front;
    let code = place;
    while (code > 0 && full.charCodeAt(code - 1) === codeStandIn) code--;
    return code;
  };
  return { text: pieces.join(''), fullOffset };
}

function lastAtOrBelow(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sorted[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
