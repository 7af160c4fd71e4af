import type { XmlTree } from '#engine/docx/xml';

/**
 * The start and end markers of comments whose reference is removed: Word removes a comment with its reference
 * (17.13.4.5), and markers without one would dangle.
 */
export function commentMarksWithoutReference(tree: XmlTree, gone: Uint8Array): number[] {
  const lost = new Set<string>();
  const alive = new Set<string>();
  const marks: { node: number; id: string }[] = [];
  for (let node = 0; node < tree.count; node++) {
    const name = tree.name(node);
    if (name === 'w:commentReference') (gone[node] ? lost : alive).add(tree.attribute(node, 'w:id') ?? '');
    else if (name === 'w:commentRangeStart' || name === 'w:commentRangeEnd') {
      marks.push({ node, id: tree.attribute(node, 'w:id') ?? '' });
    }
  }
  return marks.filter(({ id }) => lost.has(id) && !alive.has(id)).map(({ node }) => node);
}
