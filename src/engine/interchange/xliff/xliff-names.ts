import type { XmlTree } from '#engine/docx/xml';

const known = /^\{urn:oasis:names:tc:xliff:(document|metadata):2\.\d+\}(.+)$/;

/** Name of an element of XLIFF 2 (`unit`) or its metadata module (`mda:meta`), whatever its minor version; else ''. */
export function xliffName(tree: XmlTree, node: number): string {
  const [, module, local] = known.exec(tree.name(node)) ?? [];
  return local === undefined ? '' : module === 'metadata' ? `mda:${local}` : local;
}

/** Child elements of that name, in order. */
export function children(tree: XmlTree, node: number, name: string): number[] {
  return [...tree.elements(node)].filter((child) => xliffName(tree, child) === name);
}
