import { parse } from 'csv-parse/sync';
import type { Finding } from '#engine/findings';
import { isHeader, type Languages } from './columns.ts';
import { csvFinding } from './findings.ts';
import { plainCell } from './safe-cell.ts';

/** One row of a table. */
export interface Row {
  readonly cells: readonly string[];
  /** The line it begins on, from 1. */
  readonly line: number;
}

export interface Table {
  readonly rows: readonly Row[];
  readonly delimiter: string;
  readonly findings: readonly Finding[];
}

const delimiters = ['\t', ';', ',', '|'];
const lineEnds = ['\r\n', '\n', '\r'];

/** Takes a text apart into rows and cells; rows without anything are left out. Never throws. */
export function readTable(text: string, languages: Languages): Table {
  // Excel lets a file say its separator.
  const said = /^sep=([^\r\n])\r?\n/i.exec(text);
  const body = said ? text.slice(said[0].length) : text;
  const delimiter = said?.[1] ?? findDelimiter(body, languages);
  const { records, findings } = parseQuoted(body, delimiter);
  const rows: Row[] = [];
  let line = said ? 2 : 1;
  for (const { record, info } of records) {
    if (record.some((cell) => cell.trim() !== '')) rows.push({ cells: record.map(plainCell), line });
    line = info.lines + (said ? 2 : 1);
  }
  return { rows, delimiter, findings };
}

interface CsvRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

function parseRecords(text: string, delimiter: string, quote: '"' | false, isRelaxed = false): CsvRecord[] {
  return parse(text, {
    delimiter,
    quote,
    relax_quotes: isRelaxed,
    record_delimiter: lineEnds,
    relax_column_count: true,
    info: true,
  }) as unknown as CsvRecord[];
}

/** With quotation marks as CSV has them; where they do not close, as ordinary letters. */
function parseQuoted(text: string, delimiter: string): { records: CsvRecord[]; findings: Finding[] } {
  try {
    return { records: parseRecords(text, delimiter, '"'), findings: [] };
  } catch {
    const plain = parseRecords(text, delimiter, false);
    // Tab-separated files of translation tools do not quote.
    if (delimiter === '\t') return { records: plain, findings: [] };
    const line = plain.findIndex(({ record }) => record.some((cell) => !isQuotedWell(cell))) + 1;
    const finding = csvFinding('csv-quotes', line > 0 ? { place: `line ${line}` } : {});
    return { records: parseLoosely(text, delimiter) ?? plain, findings: [finding] };
  }
}

/** Whether a cell has no quotation mark, or one at either end and doubled ones between. */
function isQuotedWell(cell: string): boolean {
  if (!cell.includes('"')) return true;
  return cell.length > 1 && /^".*"$/s.test(cell) && !cell.slice(1, -1).replaceAll('""', '').includes('"');
}

function parseLoosely(text: string, delimiter: string): CsvRecord[] | undefined {
  try {
    return parseRecords(text, delimiter, '"', true);
  } catch {
    return undefined;
  }
}

/** The separator that makes a header of the first row, else the one that makes rows of one width. */
function findDelimiter(text: string, languages: Languages): string {
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
