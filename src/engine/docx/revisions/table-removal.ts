import { isBalanced } from './field-balance.ts';
import { DROP, type Marking, REMOVE, setFate } from './marking.ts';
import {
  deletionNames,
  insertionNames,
  isProperties,
  pairedMarkNames,
  rangeMarkNames,
} from './vocabulary.ts';

/**
 * Marks a table row for removal, with the table once no row is left (17.13.5.12). A row that holds one half of a
 * field stays, without its mark: nothing between rows could carry the field character.
 */
export function removeRow(marking: Marking, row: number): void {
  if (marking.gone[row] || !isBalanced(marking.tree, row)) return;
  removeWithHolders(marking, row);
}

/** Marks a table cell for removal, with its row once no cell is left (17.13.5.1); as `removeRow` for halves of fields. */
export function removeCell(marking: Marking, cell: number): void {
  if (marking.gone[cell] || !isBalanced(marking.tree, cell)) return;
  removeWithHolders(marking, cell);
}

const holderNames: ReadonlySet<string> = new Set([
  'w:tr',
  'w:tbl',
  'w:sdtContent',
  'w:sdt',
  'w:customXml',
  ...insertionNames,
  ...deletionNames,
]);

function removeWithHolders(marking: Marking, node: number): void {
  const { tree } = marking;
  setFate(marking, node, REMOVE);
  if (tree.name(node) === 'w:tbl') return;
  const holder = tree.parent[node]!;
  if (holder === -1 || marking.gone[holder] || !holderNames.has(tree.name(holder))) return;
  if (!holdsContent(marking, holder)) removeWithHolders(marking, holder);
}

function holdsContent({ tree, gone, fate }: Marking, node: number): boolean {
  return tree.elements(node).some((child) => {
    const name = tree.name(child);
    if (gone[child] || fate[child] === DROP) return false;
    return !isProperties(name) && !pairedMarkNames.has(name) && !rangeMarkNames.has(name);
  });
}
