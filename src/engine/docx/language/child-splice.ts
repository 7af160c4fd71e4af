import type { XmlTree } from '#engine/docx/xml';
import type { Properties } from './properties.ts';
import type { Splice } from './splice.ts';

/** Replaces a whole element; undefined if that changes nothing. */
export function replaced(tree: XmlTree, node: number, text: string): Splice | undefined {
  const start = tree.start[node]!;
  const end = tree.end[node]!;
  return tree.text.slice(start, end) === text ? undefined : { start, end, text };
}

/**
 * The edit that puts the adapted properties element of a container: over the present one (`child`), or as first child
 * where there is none (-1), opening up a container written as an empty-element tag. Undefined if nothing changes.
 */
export function childSplice(
  tree: XmlTree,
  container: number,
  child: number,
  adapt: (raw: string | undefined) => string,
): Splice | undefined {
  if (child !== -1) return replaced(tree, child, adapt(tree.source(child)));
  const text = adapt(undefined);
  return text === '' ? undefined : insertedFirst(tree, container, text);
}

/** The same for properties whose children others may edit: only what changes inside is replaced. */
export function propertiesSplices(
  tree: XmlTree,
  container: number,
  child: number,
  adapt: (raw: string | undefined) => Properties,
): Splice[] {
  if (child !== -1) return adapt(tree.source(child)).splices(tree.start[child]!);
  const text = adapt(undefined).toString();
  return text === '' ? [] : [insertedFirst(tree, container, text)];
}

/** Inserts `text` as the first content of an element. */
export function insertedFirst(tree: XmlTree, container: number, text: string): Splice {
  const at = tree.openEnd[container]!;
  if (!tree.isEmptyTag(container)) return { start: at, end: at, text };
  return { start: at - 2, end: at, text: `>${text}</${tree.qualifiedName(container)}>` };
}
