import type { XmlTree } from '#engine/docx/xml';
import { commentMarksWithoutReference } from './comment-marks.ts';
import { keptFieldCharacters } from './field-balance.ts';
import {
  DROP,
  FIELD_ONLY,
  type Marking,
  REMOVE,
  RENAME,
  RESTORE,
  type RevisionMode,
  setFate,
  UNWRAP,
} from './marking.ts';
import { removeCell, removeRow } from './table-removal.ts';
import {
  cellMarkNames,
  deletedTextNames,
  deletionNames,
  insertionNames,
  propertyChangeNames,
  revisionNames,
} from './vocabulary.ts';

/** Decides what becomes of every node of a part; the tree is only read. Linear in the nodes. */
export function markRevisions(tree: XmlTree, mode: RevisionMode): Marking {
  const fate = new Uint8Array(tree.count);
  const gone = new Uint8Array(tree.count);
  const touched = new Uint8Array(tree.count);
  const unmarked = new Set<number>();
  const rows: number[] = [];
  const cells: number[] = [];
  const marking: Marking = { tree, fate, gone, touched, unmarked, keptFields: new Set() };
  const isRemoval = (name: string) => (mode === 'accept' ? deletionNames : insertionNames).has(name);

  const decide = (node: number, name: string): void => {
    const parent = tree.parent[node]!;
    const parentName = parent === -1 ? '' : tree.name(parent);
    if (insertionNames.has(name) || deletionNames.has(name)) {
      if (parentName === 'w:rPr') {
        const paragraph = paragraphOfMark(tree, parent);
        if (paragraph !== -1 && isRemoval(name)) unmarked.add(paragraph);
        setFate(marking, node, DROP);
      } else if (parentName === 'w:trPr') {
        if (isRemoval(name)) rows.push(tree.parent[parent]!);
        setFate(marking, node, DROP);
      } else if (parentName === 'w:numPr') {
        setFate(marking, isRemoval(name) ? parent : node, DROP);
      } else setFate(marking, node, isRemoval(name) && parentName !== 'm:ctrlPr' ? REMOVE : UNWRAP);
    } else if (cellMarkNames.has(name)) {
      if (name === (mode === 'accept' ? 'w:cellDel' : 'w:cellIns') && parentName === 'w:tcPr') {
        cells.push(tree.parent[parent]!);
      }
      setFate(marking, node, DROP);
    } else if (propertyChangeNames.has(name) && mode === 'original' && parent !== -1) {
      setFate(marking, node, DROP);
      setFate(marking, parent, RESTORE);
    } else if (deletedTextNames.has(name) && mode === 'original') setFate(marking, node, RENAME);
    else if (revisionNames.has(name)) setFate(marking, node, DROP);
  };

  const named = tree.names.map(({ canonical }) => revisionNames.has(canonical));
  for (let node = 0; node < tree.count; node++) {
    if (named[tree.nameIndex[node]!]) decide(node, tree.name(node));
  }
  for (const row of rows) removeRow(marking, row);
  for (const cell of cells) removeCell(marking, cell);
  const keptFields = keptFieldCharacters(tree, gone);
  for (const field of keptFields) setFate(marking, tree.parent[field]!, FIELD_ONLY);
  for (const mark of commentMarksWithoutReference(tree, gone)) setFate(marking, mark, DROP);
  return { ...marking, keptFields };
}

/** The paragraph whose mark carries these run properties (17.3.1.29), or -1 where they belong to something else. */
function paragraphOfMark(tree: XmlTree, runProperties: number): number {
  const properties = tree.parent[runProperties]!;
  if (properties === -1 || tree.name(properties) !== 'w:pPr') return -1;
  const paragraph = tree.parent[properties]!;
  return paragraph !== -1 && tree.name(paragraph) === 'w:p' ? paragraph : -1;
}
