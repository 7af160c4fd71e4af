import { safeCell } from './safe-cell.ts';

/** A row of a table (RFC 4180), its line end included. Cells that a program would take for a formula begin with an apostrophe. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(safeCell(cell))).join(',')}\r\n`;
}

function quoted(cell: string): string {
  return /["\r\n,;]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
