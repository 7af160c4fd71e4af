import { varietyDistance } from '#engine/glossary';
import { readColumnName } from './column-names.ts';
import { type Column, columnsWithoutHeader, isHeader, type Languages, readHeader } from './columns.ts';
import { FewFindings } from './few-findings.ts';
import { languageTag } from './language-header.ts';
import { type ReadRow, readRow } from './read-row.ts';
import type { Row } from './split-rows.ts';

/** A row with terms, and what is wrong with it. */
export interface TermRow extends ReadRow {
  readonly line: number;
  /** Codes of the findings on its cells. */
  readonly codes: readonly string[];
}

/** Rows that are looked at before the columns are decided on. */
const sampleSize = 2_000;

/** Reads the rows of a table, as they come, as rows of a glossary. */
export class GlossaryTable {
  readonly findings = new FewFindings();
  /** Lines of rows without a term. */
  readonly empty: number[] = [];
  private readonly languages: Languages;
  private readonly isSource: (language: string) => boolean;
  private columns: readonly Column[] | undefined;
  private sample: Row[] = [];
  private skipsRemarks = false;

  constructor(languages: Languages) {
    this.languages = languages;
    const { from } = languages;
    this.isSource = (language) => from !== undefined && varietyDistance(language, from) !== undefined;
  }

  /** What the rows say; rows are held back until there are enough to know the columns. */
  read(rows: readonly Row[], delimiter: string, isLast: boolean): TermRow[] {
    if (this.columns) return this.termRows(rows);
    for (const row of rows) this.sample.push(row);
    if (this.sample.length < sampleSize && !isLast) return [];
    const held = this.sample;
    this.sample = [];
    return this.termRows(this.decideColumns(held, delimiter));
  }

  private termRows(rows: readonly Row[]): TermRow[] {
    if (this.findings.hasError) return [];
    return rows.flatMap((row) => this.termRow(row, this.columns!));
  }

  private termRow({ cells, line }: Row, columns: readonly Column[]): TermRow[] {
    // Translation tools write remarks into tab-separated files.
    if (this.skipsRemarks && cells[0]!.startsWith('#')) return [];
    const codes: string[] = [];
    const report = (code: 'csv-value' | 'csv-extra-cells', column: number, detail?: string): void => {
      codes.push(code);
      const place = `line ${line}, column ${column + 1}`;
      this.findings.add(code, { place, ...(detail !== undefined && { detail }) });
    };
    const row = readRow(cells, columns, this.isSource, (column, value) =>
      report('csv-value', column, value.slice(0, 60)),
    );
    if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== ''))
      report('csv-extra-cells', columns.length);
    if (row.terms.length > 0 || row.concept !== '') return [{ ...row, line, codes }];
    this.findings.add('csv-no-term', { place: `line ${line}` });
    this.empty.push(line);
    return [];
  }

  /** The rows without the header. */
  private decideColumns(rows: readonly Row[], delimiter: string): readonly Row[] {
    const { languages, findings } = this;
    const [first, ...others] = rows;
    const said = languagesOfRows(rows);
    if (first && !said && isHeader(first.cells, languages)) {
      this.columns = readHeader(first.cells, languages);
      judgeHeader(first, others, this.columns, languages, findings);
      return others;
    }
    this.skipsRemarks = delimiter === '\t';
    const data = this.skipsRemarks ? rows.filter(({ cells }) => !cells[0]!.startsWith('#')) : rows;
    const terms = data.filter(({ cells }) => !(cells.length === 1 && cells[0]!.startsWith('#')));
    const width = terms.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    this.columns = [];
    if (width === 1) findings.add('csv-one-column', { place: `line ${terms[0]!.line}` });
    if (width < 2) return [];
    this.columns = columnsWithoutHeader(width, {
      from: languages.from ?? said?.from,
      to: languages.to ?? said?.to,
    }).map((column, at): Column => (said && (at === 2 || at === 3) ? { kind: 'ignored' } : column));
    if (this.columns.some(({ kind }) => kind === 'side')) findings.add('csv-languages', { place: 'line 1' });
    return terms;
  }
}

/** DeepL writes both languages behind each pair. */
function languagesOfRows(rows: readonly Row[]): Required<Languages> | undefined {
  const tags = rows.map(({ cells }) => [languageTag(cells[2] ?? ''), languageTag(cells[3] ?? '')] as const);
  const [from, to] = tags[0] ?? [];
  const isHeaded = rows.length < 2 && readColumnName(rows[0]?.cells[0] ?? '').kind !== 'unknown';
  if (from === undefined || to === undefined || isHeaded) return undefined;
  return tags.every((pair) => pair[0] === from && pair[1] === to) ? { from, to } : undefined;
}

function judgeHeader(
  header: Row,
  rows: readonly Row[],
  columns: readonly Column[],
  { from, to }: Languages,
  findings: FewFindings,
): void {
  const languages: string[] = [];
  columns.forEach((column, at) => {
    const place = `line ${header.line}, column ${at + 1}`;
    if (column.kind === 'term') languages.push(column.language);
    if (column.kind === 'side') findings.add('csv-languages', { detail: header.cells[at]!, place });
    const isUnnamed = column.kind === 'unnamed' && rows.some(({ cells }) => (cells[at] ?? '').trim() !== '');
    const isUnknown = column.kind === 'extra' && !header.cells[at]!.startsWith('concept.');
    if (isUnnamed || isUnknown) findings.add('csv-unknown-column', { detail: column.key, place });
  });
  for (const wanted of [from, to]) {
    if (wanted === undefined || languages.some((tag) => varietyDistance(tag, wanted) !== undefined)) continue;
    findings.add('csv-language-missing', { detail: wanted, place: `line ${header.line}` });
  }
}
