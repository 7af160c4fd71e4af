import type { XmlTree } from '#engine/docx/xml';
import { unspell } from './xml-safe.ts';

const known = /^\{urn:oasis:names:tc:xliff:(document|metadata|matches|glossary):2\.\d+\}(.+)$/;
const prefixes: Readonly<Record<string, string>> = {
  document: '',
  metadata: 'mda:',
  matches: 'mtc:',
  glossary: 'gls:',
};

/**
 * Name of an element of XLIFF 2 (`unit`) or of its modules for metadata, candidates and terms (`mda:meta`, `mtc:match`,
 * `gls:term`), whatever its minor version; else ''.
 */
export function xliffName(tree: XmlTree, node: number): string {
  const [, module, local] = known.exec(tree.name(node)) ?? [];
  return local === undefined ? '' : `${prefixes[module!]}${local}`;
}

/** Namespace of what XLIFF has no place for. */
export const ownNamespace = 'urn:verso:xliff';

/** The unescaped value of an attribute of our own namespace. */
export function ownAttribute(tree: XmlTree, node: number, name: string): string | undefined {
  const value = tree.attribute(node, `{${ownNamespace}}${name}`);
  return value === undefined ? undefined : unspell(value);
}

/** Child elements of that name, in order. */
export function children(tree: XmlTree, node: number, name: string): number[] {
  return [...tree.elements(node)].filter((child) => xliffName(tree, child) === name);
}
