import type { XmlTree } from '#engine/docx/xml';
import { revisionNames } from './vocabulary.ts';

/** Changes of rows, cells and grids: accepting them is leaving an element out, and touches no text or paragraph. */
const layoutChanges: ReadonlySet<string> = new Set([
  'w:tblGridChange',
  'w:tblPrExChange',
  'w:trPrChange',
  'w:tcPrChange',
]);

/**
 * The elements to leave out to accept all changes of a part that has no other changes than of table layout; undefined
 * for a part without changes or with others. It can then be read as it is, which spares resolving it.
 */
export function listLayoutChanges(tree: XmlTree): number[] | undefined {
  const names = tree.names.filter(({ canonical }) => revisionNames.has(canonical));
  if (names.length === 0 || !names.every(({ canonical }) => layoutChanges.has(canonical))) return undefined;
  const found: number[] = [];
  for (let node = 0; node < tree.count; node++) {
    if (!layoutChanges.has(tree.name(node))) continue;
    found.push(node);
    node = tree.after[node]! - 1;
  }
  return found;
}
