import { isHeader, type Languages } from './columns.ts';

const delimiters = ['\t', ';', ',', '|'];

/** The separator that makes a header of the first row, else the one that makes rows of one width. */
export function findDelimiter(text: string, languages: Languages): string {
  const lines = firstLines(text, 30);
  const widths = new Map(
    delimiters.map((delimiter) => [delimiter, lines.map((line) => cellsOf(line, delimiter))]),
  );
  const candidates = delimiters.filter((delimiter) =>
    widths.get(delimiter)!.some((cells) => cells.length > 1),
  );
  const headed = candidates.filter((delimiter) => isHeader(widths.get(delimiter)![0]!, languages));
  const widest = (among: readonly string[]) =>
    among.toSorted((a, b) => widths.get(b)![0]!.length - widths.get(a)![0]!.length)[0];
  const even = candidates.toSorted((a, b) => evenness(widths.get(b)!) - evenness(widths.get(a)!))[0];
  return widest(headed) ?? even ?? ',';
}

function firstLines(text: string, most: number): string[] {
  return text
    .slice(0, 65_536)
    .split(/\r\n|\n|\r/, most)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

/** Share of the lines that have as many cells as the first one, where that has several. */
function evenness(lines: readonly (readonly string[])[]): number {
  const width = lines[0]?.length ?? 0;
  if (width < 2) return 0;
  return lines.filter((cells) => cells.length === width).length / lines.length;
}

/** The cells of one line, roughly: separators between quotation marks do not count. */
function cellsOf(line: string, delimiter: string): string[] {
  const cells = [''];
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === delimiter && !isQuoted) cells.push('');
    else cells[cells.length - 1] += character;
  }
  return cells;
}
