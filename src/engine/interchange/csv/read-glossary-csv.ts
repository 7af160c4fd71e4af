import type { Finding } from '#engine/findings';
import { type Glossary, varietyDistance } from '#engine/glossary';
import { readColumnName } from './column-names.ts';
import { type Column, columnsWithoutHeader, isHeader, type Languages, readHeader } from './columns.ts';
import { decodeTable } from './decode-table.ts';
import { FewFindings } from './few-findings.ts';
import { ConceptGatherer } from './gather-concepts.ts';
import { languageTag } from './language-header.ts';
import { readRow } from './read-row.ts';
import { type Row, readTable } from './read-table.ts';

export interface ReadGlossaryCsvOptions {
  /** The glossary's. */
  readonly name?: string;
  /** Languages of the translation (BCP 47), for files that do not say theirs; others stay in the glossary. */
  readonly from?: string;
  readonly to?: string;
}

export interface ReadGlossaryCsv {
  /** Absent when a finding is an error. */
  readonly glossary?: Glossary;
  readonly findings: readonly Finding[];
}

/**
 * Reads a glossary from a table: separated by commas, semicolons, tabs or bars, in UTF-8, UTF-16 or Windows-1252, with
 * a header (docs/glossary.md) or as source, target, comment. Knows what MateCat, OmegaT, Tolgee, Crowdin and Excel
 * write. Columns it does not know are kept in `extra`. Never throws; places count lines and cells from 1.
 */
export function readGlossaryCsv(bytes: Uint8Array, options: ReadGlossaryCsvOptions = {}): ReadGlossaryCsv {
  const decoded = decodeTable(bytes);
  if ('code' in decoded) return { findings: [decoded] };
  const findings = new FewFindings();
  for (const finding of decoded.findings ?? []) findings.push(finding);
  const table = readTable(decoded.text, options);
  for (const finding of table.findings) findings.push(finding);
  const { columns, rows } = readColumns(table.rows, options, table.delimiter, findings);
  if (findings.hasError) return { findings: findings.all() };
  const concepts = new ConceptGatherer();
  const isSource = (language: string) =>
    options.from !== undefined && varietyDistance(language, options.from) !== undefined;
  for (const { cells, line } of rows) {
    const at = (column: number) => `line ${line}, column ${column + 1}`;
    const row = readRow(cells, columns, isSource, (column, value) =>
      findings.add('csv-value', { detail: value.slice(0, 60), place: at(column) }),
    );
    if (cells.length > columns.length && cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
      findings.add('csv-extra-cells', { place: at(columns.length) });
    }
    if (row.terms.length === 0 && row.concept === '') findings.add('csv-no-term', { place: `line ${line}` });
    else if (!concepts.add(row)) findings.add('csv-conflict', { detail: row.concept, place: `line ${line}` });
  }
  const glossary = { name: options.name ?? '', concepts: concepts.concepts() };
  if (!glossary.concepts.some(({ terms }) => terms.length > 0)) findings.add('csv-empty');
  return { glossary, findings: findings.all() };
}

function readColumns(
  rows: readonly Row[],
  options: Languages,
  delimiter: string,
  findings: FewFindings,
): { columns: Column[]; rows: readonly Row[] } {
  const [first, ...others] = rows;
  const said = languagesOfRows(rows);
  if (first && !said && isHeader(first.cells, options)) {
    const columns = readHeader(first.cells, options);
    judgeHeader(first, others, columns, options, findings);
    return { columns, rows: others };
  }
  // Translation tools write remarks into tab-separated files.
  const data = delimiter === '\t' ? rows.filter(({ cells }) => !cells[0]!.startsWith('#')) : rows;
  const terms = data.filter(({ cells }) => !(cells.length === 1 && cells[0]!.startsWith('#')));
  const width = terms.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  if (width === 1) findings.add('csv-one-column', { place: `line ${terms[0]!.line}` });
  else if (width > 1) {
    const columns = columnsWithoutHeader(width, {
      from: options.from ?? said?.from,
      to: options.to ?? said?.to,
    }).map((column, at): Column => (said && (at === 2 || at === 3) ? { kind: 'ignored' } : column));
    if (columns.some(({ kind }) => kind === 'side')) findings.add('csv-languages', { place: 'line 1' });
    return { columns, rows: terms };
  }
  return { columns: [], rows: terms.slice(0, 0) };
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
