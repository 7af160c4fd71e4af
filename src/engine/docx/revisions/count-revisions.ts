import type { XmlTree } from '#engine/docx/xml';
import { cellMarkNames, deletionNames, insertionNames, propertyChangeNames } from './vocabulary.ts';

/** How many marks of each kind a part holds; one change by its author may have left several. */
export interface RevisionCounts {
  /** Inserted content, paragraph marks and table rows. */
  readonly insertions: number;
  readonly deletions: number;
  /** Moved pieces, each counted once although it stands in two places. */
  readonly moves: number;
  /** Changed properties of runs, paragraphs, sections, tables and numbering. */
  readonly formatting: number;
  /** Inserted, deleted and merged table cells. */
  readonly cells: number;
  readonly total: number;
}

/** Counts the tracked changes of a part; all zero when it has none. */
export function countRevisions(tree: XmlTree): RevisionCounts {
  const byName = new Map<string, number>();
  for (let node = 0; node < tree.count; node++) {
    const name = tree.name(node);
    if (name !== '') byName.set(name, (byName.get(name) ?? 0) + 1);
  }
  const sum = (names: Iterable<string>) =>
    [...names].reduce((total, name) => total + (byName.get(name) ?? 0), 0);
  const moves = Math.max(sum(['w:moveFrom']), sum(['w:moveTo']));
  const insertions = sum(insertionNames) - sum(['w:moveTo']);
  const deletions = sum(deletionNames) - sum(['w:moveFrom']);
  const formatting = sum(propertyChangeNames) + sum(['w:numberingChange']);
  const cells = sum(cellMarkNames);
  return {
    insertions,
    deletions,
    moves,
    formatting,
    cells,
    total: insertions + deletions + moves + formatting + cells,
  };
}
