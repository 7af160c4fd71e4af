import type { Finding } from '#engine/findings';
import type { Concept } from '#engine/glossary';
import { TableDecoder } from './decode-table.ts';
import { ConceptDraft } from './gather-concepts.ts';
import { GlossaryTable, type TermRow } from './glossary-table.ts';
import type { ReadGlossaryCsvOptions } from './read-glossary-csv.ts';
import { RowSplitter } from './split-rows.ts';
import { EncodingSurvey } from './survey-encoding.ts';

/** A concept of a table: rows that name it and follow one another. */
export interface TableConcept {
  /** Its id is empty where the table names none; the same id may come again in a later part. */
  readonly concept: Concept;
  /** Line of its first row, from 1. */
  readonly line: number;
  readonly rows: number;
  /** Codes of the findings on its rows. */
  readonly codes: readonly string[];
}

export interface TablePart {
  readonly concepts: readonly TableConcept[];
  /** Lines of rows that hold no term. */
  readonly empty: readonly number[];
}

/** What a table came to. */
export interface TableEnd {
  readonly findings: readonly Finding[];
}

/**
 * The concepts of a table of any size, in memory that does not grow with it; at last the findings, an error among them
 * where there are no concepts. The bytes are read twice: the encoding shows only at their end.
 */
export async function* readTableParts(
  open: () => AsyncIterable<Uint8Array>,
  languages: Pick<ReadGlossaryCsvOptions, 'from' | 'to'> = {},
): AsyncGenerator<TablePart | TableEnd> {
  const survey = new EncodingSurvey();
  for await (const chunk of open()) survey.add(chunk);
  const encoding = survey.finish();
  if ('code' in encoding) return yield { findings: [encoding] };
  const decoder = new TableDecoder(encoding);
  const reading = new TableReading(languages);
  for (const finding of encoding.findings) reading.table.findings.push(finding);
  for await (const chunk of open()) {
    yield reading.read(decoder.next(chunk, false), false);
    if (reading.isOver) return yield { findings: reading.findings() };
  }
  yield reading.read(decoder.next(new Uint8Array(0), true), true);
  yield { findings: reading.findings() };
}

/** No concept that anybody takes has more; of rows behind them only their number is known. */
const mostTerms = 1000;

interface OpenConcept {
  readonly draft: ConceptDraft;
  readonly line: number;
  readonly codes: Set<string>;
  rows: number;
}

class TableReading {
  readonly table: GlossaryTable;
  private readonly splitter: RowSplitter;
  private open: OpenConcept | undefined;
  private hasTerms = false;
  private toldQuotes = 0;

  constructor(languages: Pick<ReadGlossaryCsvOptions, 'from' | 'to'>) {
    this.table = new GlossaryTable(languages);
    this.splitter = new RowSplitter(languages);
  }

  get isOver(): boolean {
    return this.splitter.isOver;
  }

  read(text: string, isLast: boolean): TablePart {
    const { splitter, table } = this;
    const rows = splitter.push(text, isLast);
    for (const line of splitter.badQuotes.slice(this.toldQuotes))
      table.findings.add('csv-quotes', { place: `line ${line}` });
    this.toldQuotes = splitter.badQuotes.length;
    const concepts: TableConcept[] = [];
    for (const row of table.read(rows, splitter.delimiter, isLast)) concepts.push(...this.add(row));
    if (isLast) concepts.push(...this.close());
    return { concepts, empty: table.empty.splice(0) };
  }

  findings(): Finding[] {
    if (this.isOver) this.table.findings.add('csv-too-large');
    if (!this.hasTerms && !this.table.findings.hasError) this.table.findings.add('csv-empty');
    return this.table.findings.all();
  }

  /** The concept before, once a row is of another. */
  private add(row: TermRow): TableConcept[] {
    this.hasTerms ||= row.terms.length > 0;
    const isSame = this.open !== undefined && row.concept !== '' && row.concept === this.open.draft.id;
    const closed = isSame ? [] : this.close();
    this.open ??= { draft: new ConceptDraft(row.concept), line: row.line, codes: new Set(), rows: 0 };
    const { draft, codes } = this.open;
    const agrees = draft.size > mostTerms || draft.add(row);
    if (!agrees) this.table.findings.add('csv-conflict', { detail: row.concept, place: `line ${row.line}` });
    for (const code of agrees ? row.codes : [...row.codes, 'csv-conflict']) codes.add(code);
    this.open.rows++;
    return closed;
  }

  private close(): TableConcept[] {
    const { open } = this;
    this.open = undefined;
    if (!open) return [];
    const { draft, line, rows, codes } = open;
    return [{ concept: draft.concept(draft.id), line, rows, codes: [...codes] }];
  }
}
