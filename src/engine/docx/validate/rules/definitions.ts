import type { DocxPackage } from '#engine/docx/package';
import type { XmlTree } from '#engine/docx/xml';

/** What the stories of a document may refer to. Undefined stands for a part that is not there. */
export interface Definitions {
  readonly styles: ReadonlySet<string> | undefined;
  readonly numbers: ReadonlySet<string>;
  readonly footnotes: ReadonlySet<string>;
  readonly endnotes: ReadonlySet<string>;
  readonly comments: ReadonlySet<string>;
}

/**
 * The definitions that hold for a part: those of the main document, or of the glossary document where the part
 * belongs to that (ECMA-376-1, 11.3.8).
 */
export function definitionsByPart(pkg: DocxPackage): (part: string) => Definitions {
  const main = readDefinitions(pkg, pkg.mainPart);
  const glossaries = new Map<string, Definitions>();
  for (const { kind, target, external } of pkg.relationships(pkg.mainPart)) {
    if (kind !== 'glossaryDocument' || external || !pkg.part(target)?.isXml) continue;
    const definitions = readDefinitions(pkg, target);
    glossaries.set(target, definitions);
    for (const inner of pkg.relationships(target))
      if (!inner.external) glossaries.set(inner.target, definitions);
  }
  return (part) => glossaries.get(part) ?? main;
}

function readDefinitions(pkg: DocxPackage, document: string): Definitions {
  const collect = (kind: string, element: string, attribute: string): ReadonlySet<string> | undefined => {
    const related = pkg.relationships(document).find((item) => item.kind === kind && !item.external);
    if (!related || !pkg.part(related.target)?.isXml) return undefined;
    return new Set(values(pkg.xml(related.target), element, attribute));
  };
  return {
    styles: collect('styles', 'w:style', 'w:styleId'),
    numbers: collect('numbering', 'w:num', 'w:numId') ?? new Set(),
    footnotes: collect('footnotes', 'w:footnote', 'w:id') ?? new Set(),
    endnotes: collect('endnotes', 'w:endnote', 'w:id') ?? new Set(),
    comments: collect('comments', 'w:comment', 'w:id') ?? new Set(),
  };
}

function* values(tree: XmlTree, element: string, attribute: string): Generator<string> {
  for (const node of tree.descendants(tree.root, element)) {
    const value = tree.attribute(node, attribute);
    if (value !== undefined) yield value;
  }
}
