import { blocks, paragraph } from './paragraph.ts';
import type { Xml } from './xml.ts';
import { raw } from './xml.ts';

export interface Cell {
  readonly content: readonly Xml[];
  /** Number of grid columns the cell covers. */
  readonly span?: number;
  /** Vertical merge: `restart` opens a merged cell, `continue` is covered by the one above. */
  readonly merge?: 'restart' | 'continue';
  /** Background colour, RRGGBB. */
  readonly shade?: string;
}

export interface Table {
  /** Column widths in twentieths of a point. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (Cell | string)[])[];
  readonly style?: string;
  /** The first row repeats on every page and takes the style's heading format. */
  readonly heading?: boolean;
  /** Alternative text (`w:tblCaption`, `w:tblDescription`) for readers who cannot see the table. */
  readonly caption?: string;
  readonly description?: string;
  readonly rightToLeft?: boolean;
}

export function table(definition: Table): Xml {
  const { widths, rows, style = 'TableGrid', heading = false } = definition;
  const total = widths.reduce((sum, width) => sum + width, 0);
  const properties = [
    `<w:tblStyle w:val="${style}"/>`,
    definition.rightToLeft ? '<w:bidiVisual/>' : '',
    `<w:tblW w:w="${total}" w:type="dxa"/>`,
    '<w:tblLayout w:type="fixed"/>',
    `<w:tblLook w:val="${heading ? '0420' : '0400'}" w:firstRow="${heading ? 1 : 0}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>`,
    definition.caption ? `<w:tblCaption w:val="${definition.caption}"/>` : '',
    definition.description ? `<w:tblDescription w:val="${definition.description}"/>` : '',
  ].join('');
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const body = rows.map((row, index) => rowMarkup(row, widths, heading && index === 0)).join('');
  return raw(`<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid>${grid}</w:tblGrid>${body}</w:tbl>`);
}

function rowMarkup(row: readonly (Cell | string)[], widths: readonly number[], heading: boolean): string {
  let column = 0;
  const cells = row.map((value) => {
    const cell = typeof value === 'string' ? { content: [paragraph('TableText', value)] } : value;
    const span = cell.span ?? 1;
    const width = widths.slice(column, column + span).reduce((sum, part) => sum + part, 0);
    column += span;
    return cellMarkup(cell, width);
  });
  const repeat = heading
    ? '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>'
    : '<w:trPr><w:cantSplit/></w:trPr>';
  return `<w:tr>${repeat}${cells.join('')}</w:tr>`;
}

function cellMarkup(cell: Cell, width: number): string {
  const properties = [
    `<w:tcW w:w="${width}" w:type="dxa"/>`,
    cell.span ? `<w:gridSpan w:val="${cell.span}"/>` : '',
    cell.merge === 'restart' ? '<w:vMerge w:val="restart"/>' : '',
    cell.merge === 'continue' ? '<w:vMerge/>' : '',
    cell.shade ? `<w:shd w:val="clear" w:color="auto" w:fill="${cell.shade}"/>` : '',
  ].join('');
  const content = cell.content.length === 0 ? [paragraph('TableText')] : cell.content;
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${blocks(content)}</w:tc>`;
}
