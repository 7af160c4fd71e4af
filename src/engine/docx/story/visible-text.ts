import type { XmlTree } from '#engine/docx/xml';

/**
 * The text of a `w:t` as it shows: blanks at its ends do only where `xml:space` preserves them (ECMA-376-1, 17.3.3.31;
 * XML 1.0, 2.10). To write them back as preserved would space words out that stood together.
 */
export function visibleText(tree: XmlTree, node: number): string {
  const text = tree.textContent(node);
  if (!isBlank(text, 0) && !isBlank(text, text.length - 1)) return text;
  return preservesSpace(tree, node) ? text : trimmed(text);
}

function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text, start)) start++;
  while (end > start && isBlank(text, end - 1)) end--;
  return text.slice(start, end);
}

/** Only what XML calls white space: a no-break space always shows. */
function isBlank(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 0x20 || unit === 0x9 || unit === 0xa || unit === 0xd;
}

function preservesSpace(tree: XmlTree, node: number): boolean {
  for (let at = node; at !== -1; at = tree.parent[at]!) {
    const space = tree.attribute(at, 'xml:space');
    if (space !== undefined) return space === 'preserve';
  }
  return false;
}
