import { ELEMENT, type XmlTree } from '#engine/docx/xml';

export interface ParagraphText {
  /** Without that of paragraphs inside it. */
  readonly text: string;
  /** Place in the list of the outermost paragraph around it, which is that of a text box. */
  readonly host: number | undefined;
}

/** The text of every paragraph (`w:p`, `a:p`) in document order. */
export function paragraphTexts(tree: XmlTree): ParagraphText[] {
  const texts: { text: string; host: number | undefined }[] = [];
  const open: { index: number; after: number }[] = [];
  for (let node = 0; node < tree.count; node++) {
    if (tree.kind[node] !== ELEMENT) continue;
    while (open.length > 0 && node >= open.at(-1)!.after) open.pop();
    const name = tree.name(node);
    if (name === 'w:p' || name === 'a:p') {
      const index = texts.push({ text: '', host: open[0]?.index }) - 1;
      open.push({ index, after: tree.after[node]! });
    } else if (open.length > 0 && (name === 'w:t' || name === 'a:t')) {
      texts[open.at(-1)!.index]!.text += tree.textContent(node);
    }
  }
  return texts;
}
