import type { XmlTree } from '#engine/docx/xml';
import type { CellPlace } from './outline.ts';

/** A `w:p` with what is around it. */
export interface FoundParagraph {
  readonly node: number;
  readonly cells: readonly CellPlace[];
  readonly isInTextBox: boolean;
}

interface Around {
  readonly cells: readonly CellPlace[];
  readonly isInTextBox: boolean;
}

const outside: Around = { cells: [], isInTextBox: false };

/** Every paragraph of a story part in reading order; fallbacks of drawings, which say the same again, are left out. */
export function findParagraphs(tree: XmlTree, nextTable: () => number): FoundParagraph[] {
  const found: FoundParagraph[] = [];
  inside(tree.root, outside);
  return found;

  function inside(node: number, around: Around): void {
    for (const child of tree.elements(node)) visit(child, around);
  }

  function visit(node: number, around: Around): void {
    switch (tree.name(node)) {
      case 'w:p':
        found.push({ node, ...around });
        return inside(node, around);
      case 'w:tbl':
        return table(node, around);
      case 'w:txbxContent':
        return inside(node, { cells: [], isInTextBox: true });
      case 'w:pPr':
      case 'w:rPr':
      case 'mc:Fallback':
        return;
      default:
        return inside(node, around);
    }
  }

  function table(node: number, around: Around): void {
    const number = nextTable();
    descend(node, 'w:tr', (row, rowIndex) => {
      const isHeader = hasMark(row, 'w:trPr', 'w:tblHeader');
      let column = 0;
      descend(row, 'w:tc', (cell) => {
        const span = spanOf(cell);
        const place: CellPlace = { table: number, row: rowIndex, column, span, isHeader };
        inside(cell, { ...around, cells: [...around.cells, place] });
        column += span;
      });
    });
  }

  /** Rows and cells may stand in content controls and custom XML. */
  function descend(node: number, name: string, each: (node: number, index: number) => void): void {
    let index = 0;
    const look = (from: number): void => {
      for (const child of tree.elements(from)) {
        if (tree.name(child) === name) each(child, index++);
        else if (/^w:(sdt|sdtContent|customXml|ins|moveTo)$/.test(tree.name(child))) look(child);
      }
    };
    look(node);
  }

  function spanOf(cell: number): number {
    const properties = tree.child(cell, 'w:tcPr');
    const span = properties === -1 ? -1 : tree.child(properties, 'w:gridSpan');
    const value = span === -1 ? 1 : Number(tree.attribute(span, 'w:val'));
    return Number.isInteger(value) && value > 0 && value <= 63 ? value : 1;
  }

  function hasMark(node: number, holder: string, mark: string): boolean {
    const properties = tree.child(node, holder);
    const found = properties === -1 ? -1 : tree.child(properties, mark);
    return found !== -1 && !['0', 'false', 'off'].includes(tree.attribute(found, 'w:val') ?? '1');
  }
}
