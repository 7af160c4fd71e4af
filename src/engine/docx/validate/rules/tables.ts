import type { PartView } from './part-view.ts';
import type { Report } from './report.ts';

/** Wrappers that stand around rows, cells and paragraphs and add nothing to them. */
const wrappers: ReadonlySet<string> = new Set([
  'w:sdt',
  'w:sdtContent',
  'w:customXml',
  'mc:AlternateContent',
  'mc:Choice',
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
]);

/** Elements that end a cell: Word writes an empty paragraph behind a nested table, and needs it. */
const content: ReadonlySet<string> = new Set(['w:p', 'w:tbl', 'w:altChunk']);

/** A table has rows and columns, a row has cells, a cell ends with a paragraph (ECMA-376-1, 17.4.37, 17.4.78, 17.4.65). */
export function checkTables(view: PartView, report: Report): void {
  const { tree } = view;
  for (const table of view.nodes('w:tbl')) {
    if (tree.child(table, 'w:tblGrid') === -1) report.at('table-grid-missing', view, table);
    if (!holds(view, table, 'w:tr')) report.at('table-row-missing', view, table);
  }
  for (const row of view.nodes('w:tr'))
    if (!holds(view, row, 'w:tc')) report.at('table-cell-missing', view, row);
  for (const cell of view.nodes('w:tc')) {
    const last = lastContent(view, cell);
    if (last === '' || last === 'w:tbl') {
      report.at('table-cell-unfinished', view, cell, last === '' ? 'no paragraph' : 'ends with a table');
    }
  }
}

function holds(view: PartView, node: number, name: string): boolean {
  const { tree } = view;
  for (const child of tree.elements(node)) {
    const found = tree.name(child);
    if (found === name || (wrappers.has(found) && holds(view, child, name))) return true;
  }
  return false;
}

function lastContent(view: PartView, node: number): string {
  const { tree } = view;
  let last = '';
  for (const child of tree.elements(node)) {
    const name = tree.name(child);
    if (content.has(name)) last = name;
    else if (wrappers.has(name)) last = lastContent(view, child) || last;
  }
  return last;
}
