/** Programs take a cell that begins like this for a formula (OWASP, CSV injection), full-width signs included. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;
const neutralised = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** A cell that no program runs: an apostrophe goes before what would be a formula. */
export function safeCell(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

/** Undoes `safeCell`. */
export function plainCell(cell: string): string {
  return neutralised.test(cell) ? cell.slice(1) : cell;
}
