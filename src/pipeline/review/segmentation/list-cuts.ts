/** Where a text may be cut in two: behind blanks, and behind punctuation where no blank follows. */
export function listCuts(text: string, limit: number): number[] {
  const cuts: number[] = [];
  for (const { index, 0: found } of text.matchAll(/\s+|\p{P}+(?=[^\s\p{P}])/gu)) {
    const at = index + found.length;
    if (at < text.length && text.slice(0, at).trim() !== '') cuts.push(at);
    if (cuts.length === limit) break;
  }
  return cuts;
}
