import { type DocxPackage, openPackage, rewritePackage } from '#engine/docx/package';
import { encodeXml, escapeText, type XmlTree } from '#engine/docx/xml';

/** One replacement of a range of a part's text. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export const cut = (tree: XmlTree, node: number): Splice => replace(tree, node, '');

export const replace = (tree: XmlTree, node: number, text: string): Splice => ({
  start: tree.start[node]!,
  end: tree.end[node]!,
  text,
});

export const insert = (at: number, text: string): Splice => ({ start: at, end: at, text });

/** The elements of that name that `accept`s, in document order. */
export function* find(
  tree: XmlTree,
  name: string,
  accept: (node: number) => boolean = () => true,
): Generator<number> {
  for (const node of tree.descendants(tree.root, name)) if (accept(node)) yield node;
}

export function first(tree: XmlTree, name: string, accept?: (node: number) => boolean): number | undefined {
  const { value } = find(tree, name, accept).next();
  return value ?? undefined;
}

/** The source of a tree after splices, which must not overlap. */
export function spliced(tree: XmlTree, splices: readonly Splice[]): string {
  let text = '';
  let at = 0;
  for (const splice of [...splices].sort((a, b) => a.start - b.start)) {
    if (splice.start < at) continue;
    text += tree.text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return text + tree.text.slice(at);
}

/** The document with some parts spliced; it must open. */
export function mutated(docx: DocxPackage, splices: ReadonlyMap<string, readonly Splice[]>): DocxPackage {
  const parts = new Map(
    [...splices].map(([name, list]) => [name, encodeXml(spliced(docx.xml(name), list), docx.encoding(name))]),
  );
  const opened = openPackage(rewritePackage(docx, parts), { macros: 'warn' });
  if (!opened.package) throw new Error(opened.findings.map(({ message }) => message).join('; '));
  return opened.package;
}

/** Replaces the text of every `w:t` and `a:t` that is not empty. */
export function rewriteText(tree: XmlTree, change: (text: string) => string): Splice[] {
  const splices: Splice[] = [];
  for (const name of ['w:t', 'a:t']) {
    for (const node of find(tree, name, (found) => !tree.isEmptyTag(found))) {
      const text = escapeText(change(tree.textContent(node)));
      splices.push({ start: tree.openEnd[node]!, end: tree.closeStart[node]!, text });
    }
  }
  return splices;
}
