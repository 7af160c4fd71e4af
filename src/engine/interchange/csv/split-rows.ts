import { parse } from 'csv-parse/sync';
import type { Languages } from './columns.ts';
import { findDelimiter } from './find-delimiter.ts';
import { plainCell } from './safe-cell.ts';

/** One row of a table. */
export interface Row {
  readonly cells: readonly string[];
  /** The line it begins on, from 1. */
  readonly line: number;
}

/** Characters that are looked at before the separator is decided on. */
const leadLength = 65_536;
/** A longer row is none; a quoted cell that is longer does not close: its quotation mark is one of the text. */
const longestRecord = 2 ** 20;
const lineEnds = ['\r\n', '\n', '\r'];

/**
 * Takes a text apart into rows and cells, piece by piece; rows without anything are left out. Memory is that of a piece and
 * a row. Quotation marks as CSV has them; where they do not close, as ordinary letters.
 */
export class RowSplitter {
  delimiter = '';
  /** Lines on which quotation marks do not close as they should, the first ones. */
  readonly badQuotes: number[] = [];
  /** Whether a row is longer than may be: nothing behind it is read. */
  isOver = false;
  private readonly languages: Languages;
  private pending = '';
  private line = 1;

  constructor(languages: Languages) {
    this.languages = languages;
  }

  /** The rows that are complete with this piece; `isLast` comes with the end of the text. */
  push(text: string, isLast: boolean): Row[] {
    this.pending += text;
    if (this.delimiter === '' && !isLast && this.pending.length < leadLength) return [];
    if (this.delimiter === '') this.start();
    const rows: Row[] = [];
    for (;;) {
      const { ends, isOpen } = recordEnds(this.pending, this.delimiter, isLast);
      const end = ends.at(-1) ?? 0;
      if (end > 0) for (const row of this.parse(ends)) rows.push(row);
      this.pass(end);
      const isBroken = isOpen && (isLast || this.pending.length > longestRecord);
      if (!isBroken) break;
      if (!isLast && !/[\r\n]/.test(this.pending)) break;
      for (const row of this.parseFirstLine()) rows.push(row);
    }
    if (!isLast && this.pending.length > longestRecord) this.isOver = true;
    return rows;
  }

  private start(): void {
    // Excel lets a file say its separator.
    const said = /^sep=([^\r\n])\r?\n/i.exec(this.pending);
    if (said) this.pass(said[0].length);
    this.delimiter = said?.[1] ?? findDelimiter(this.pending, this.languages);
  }

  private pass(length: number): void {
    this.line += countBreaks(this.pending.slice(0, length));
    this.pending = this.pending.slice(length);
  }

  private parse(ends: readonly number[]): Row[] {
    try {
      return this.rowsOf(parseRecords(this.pending.slice(0, ends.at(-1)), this.delimiter, '"'), this.line);
    } catch {
      return this.parseOneByOne(ends);
    }
  }

  private parseOneByOne(ends: readonly number[]): Row[] {
    const rows: Row[] = [];
    let { line } = this;
    let from = 0;
    for (const end of ends) {
      const record = this.pending.slice(from, end);
      for (const row of this.rowsOf(this.parseRecord(record, line), line)) rows.push(row);
      line += countBreaks(record);
      from = end;
    }
    return rows;
  }

  private parseRecord(record: string, line: number): CsvRecord[] {
    try {
      return parseRecords(record, this.delimiter, '"');
    } catch {
      this.noteQuotes(line);
    }
    try {
      return parseRecords(record, this.delimiter, '"', true);
    } catch {
      return parseRecords(record, this.delimiter, false);
    }
  }

  /** The line on which a quoted cell begins that never ends. */
  private parseFirstLine(): Row[] {
    const [line] = /^[^\r\n]*(?:\r\n|\r|\n)?/.exec(this.pending)!;
    this.noteQuotes(this.line);
    const rows = this.rowsOf(parseRecords(line, this.delimiter, false), this.line);
    this.pass(line.length);
    return rows;
  }

  /** Tab-separated files of translation tools do not quote. */
  private noteQuotes(line: number): void {
    if (this.delimiter !== '\t' && this.badQuotes.length < 50) this.badQuotes.push(line);
  }

  private rowsOf(records: readonly CsvRecord[], first: number): Row[] {
    const rows: Row[] = [];
    let line = first;
    for (const { record, info } of records) {
      if (record.some((cell) => cell.trim() !== '')) rows.push({ cells: record.map(plainCell), line });
      line = first + info.lines;
    }
    return rows;
  }
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

const [quoteMark, lineFeed, carriageReturn] = [0x22, 0x0a, 0x0d];

/**
 * Where records end (RFC 4180): at line breaks that are not in quoted cells. `isOpen`: the rest is in a quoted cell that is
 * not closed so far.
 */
function recordEnds(
  text: string,
  delimiter: string,
  isLast: boolean,
): { readonly ends: readonly number[]; readonly isOpen: boolean } {
  const ends: number[] = [];
  const separator = delimiter.charCodeAt(0);
  let isCellStart = true;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quoteMark && isCellStart) {
      at = closingQuote(text, at + 1, isLast) + 1;
      if (at === 0) return { ends, isOpen: true };
      isCellStart = false;
    } else if (code === lineFeed || code === carriageReturn) {
      if (code === carriageReturn && at + 1 === text.length && !isLast) break;
      at += code === carriageReturn && text.charCodeAt(at + 1) === lineFeed ? 2 : 1;
      ends.push(at);
      isCellStart = true;
    } else {
      isCellStart = code === separator;
      at++;
    }
  }
  if (isLast && (ends.at(-1) ?? 0) < text.length) ends.push(text.length);
  return { ends, isOpen: false };
}

/** The quotation mark that closes a cell; -1 where none does so far. */
function closingQuote(text: string, from: number, isLast: boolean): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
    if (at + 1 === text.length && !isLast) return -1;
    if (text.charCodeAt(at + 1) !== quoteMark) return at;
  }
  return -1;
}

function countBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
