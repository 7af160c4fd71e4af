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
