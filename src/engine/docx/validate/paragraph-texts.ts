import { ELEMENT, type XmlTree } from '#engine/docx/xml';

/** The text of every paragraph (`w:p`, `a:p`) in document order, without that of paragraphs inside it. */
export function paragraphTexts(tree: XmlTree): string[] {
  const texts: string[] = [];
  const open: { index: number; after: number }[] = [];
  for (let node = 0; node < tree.count; node++) {
    if (tree.kind[node] !== ELEMENT) continue;
    while (open.length > 0 && node >= open.at(-1)!.after) open.pop();
    const name = tree.name(node);
    if (name === 'w:p' || name === 'a:p') {
      open.push({ index: texts.push('') - 1, after: tree.after[node]! });
    } else if (open.length > 0 && (name === 'w:t' || name === 'a:t')) {
      texts[open.at(-1)!.index] += tree.textContent(node);
    }
  }
  return texts;
}

/** Letters of scripts that write no spaces between words. */
const unspaced =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/gu;
/** One character a word: the expression engine fails on words of millions of letters. */
const wordBeginning = /(?<![\p{L}\p{M}\p{N}])[\p{L}\p{M}\p{N}]/gu;

/** Words of a text; three letters of an unspaced script count as two words, which suits running Chinese and Japanese. */
export function countWords(text: string): number {
  let letters = 0;
  const spaced = text.replace(unspaced, () => {
    letters++;
    return ' ';
  });
  return (spaced.match(wordBeginning)?.length ?? 0) + Math.round((letters * 2) / 3);
}
