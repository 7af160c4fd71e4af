import type { XmlTree } from '#engine/docx/xml';

const known = /^(?:\{urn:oasis:names:tc:xliff:document:1\.\d+\})?([^{}:]+)$/;

/** Name of an element of XLIFF 1 (`trans-unit`), whatever its minor version, also without namespace; else ''. */
export function nameOf(tree: XmlTree, node: number): string {
  return known.exec(tree.name(node))?.[1] ?? '';
}

/** Child elements of that name, in order. */
export function childrenOf(tree: XmlTree, node: number, name: string): number[] {
  return [...tree.elements(node)].filter((child) => nameOf(tree, child) === name);
}

/** Namespace of Trados' SDLXLIFF. */
export const trados = (local: string) => `{http://sdl.com/FileTypes/SdlXliff/1.0}${local}`;

/** Namespace of memoQ's MQXLIFF. */
export const memoq = (local: string) => `{MQXliff}${local}`;
