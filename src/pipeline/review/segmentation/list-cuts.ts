/** Where a text may be cut in two: behind blanks, and behind punctuation where no blank follows. Linear in the text. */
export function listCuts(text: string, limit: number): number[] {
  const cuts: number[] = [];
  const begin = text.search(/\S/);
  for (const { index, 0: found } of text.matchAll(/\s+|\p{P}+/gu)) {
    const at = index + found.length;
    // Behind punctuation that ends at a blank it is the blank that is offered.
    const isBeforeBlank = !/^\s/.test(found) && /\s/.test(text.charAt(at));
    if (at < text.length && at > begin && begin >= 0 && !isBeforeBlank) cuts.push(at);
    if (cuts.length === limit) break;
  }
  return cuts;
}
