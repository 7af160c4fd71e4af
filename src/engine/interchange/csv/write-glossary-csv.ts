import type { Concept, Glossary, Term } from '#engine/glossary';
import { readColumnName } from './column-names.ts';
import { languageTag } from './language-header.ts';
import { safeCell } from './safe-cell.ts';

export interface WriteGlossaryCsvOptions {
  /** Between cells: a comma (default), a semicolon as Excel expects in many countries, or a tab. */
  readonly delimiter?: ',' | ';' | '\t';
  /** Whether it begins with a byte order mark, without which Excel does not read UTF-8. Default true. */
  readonly byteOrderMark?: boolean;
}

/** One row to be: terms of different languages that have everything else in common. */
interface Line {
  readonly concept: Concept;
  readonly isFirst: boolean;
  readonly terms: Map<string, Term>;
}

interface Column {
  readonly name: string;
  readonly value: (line: Line) => string | undefined;
}

/** What the columns of a table have to be known by before its first row is written. */
export interface GlossaryShape {
  /** BCP 47 tags, in the order of their columns. */
  readonly languages: readonly string[];
  /** Optional columns that have something in them. */
  readonly uses: ReadonlySet<OptionalColumn>;
  /** Keys of `extra` of concepts and of terms. */
  readonly conceptExtra: readonly string[];
  readonly termExtra: readonly string[];
}

export const optionalColumns = [
  'case',
  'form',
  'part of speech',
  'term note',
  'domain',
  'definition',
  'note',
] as const;
export type OptionalColumn = (typeof optionalColumns)[number];

/** The pieces of a table, for concepts that come one after another: `head`, then each `concept`. */
export interface GlossaryCsvWriter {
  readonly head: string;
  concept(concept: Concept): string;
}

/**
 * Writes a glossary as a table with a header (docs/glossary.md): one column for each language, one row for each set of
 * terms that have everything else in common. `readGlossaryCsv` gives the same concepts back, in order. Cells that a
 * program would take for a formula begin with an apostrophe.
 */
export function writeGlossaryCsv(glossary: Glossary, options: WriteGlossaryCsvOptions = {}): string {
  const writer = createGlossaryCsvWriter(shapeOf(glossary.concepts), options);
  return writer.head + glossary.concepts.map((concept) => writer.concept(concept)).join('');
}

/** The writer behind `writeGlossaryCsv`; what the shape does not name is not written. */
export function createGlossaryCsvWriter(
  shape: GlossaryShape,
  { delimiter = ',', byteOrderMark = true }: WriteGlossaryCsvOptions = {},
): GlossaryCsvWriter {
  const columns = columnsFor(shape);
  const write = (cells: readonly string[]) =>
    `${cells.map((cell) => quote(safeCell(cell), delimiter)).join(delimiter)}\r\n`;
  return {
    head: `${byteOrderMark ? '\uFEFF' : ''}${write(columns.map(({ name }) => name))}`,
    concept: (concept) =>
      linesOf(concept, shape.languages)
        .map((line) => write(columns.map(({ value }) => value(line) ?? '')))
        .join(''),
  };
}

/** Finds out the shape of a glossary whose concepts come one after another. */
export class GlossaryShapeBuilder {
  private readonly languages = new Set<string>();
  private readonly uses = new Set<OptionalColumn>();
  private readonly conceptExtra = new Set<string>();
  private readonly termExtra = new Set<string>();

  add({ terms, domain, definition, note, extra = {} }: Concept): void {
    const said: Partial<Record<OptionalColumn, unknown>> = { domain, definition, note };
    for (const term of terms) this.addTerm(term, said);
    for (const column of optionalColumns) if (said[column] !== undefined) this.uses.add(column);
    for (const key of Object.keys(extra)) this.conceptExtra.add(key);
  }

  /** With columns in the order in which they came up. */
  shape(): GlossaryShape {
    return {
      languages: [...this.languages],
      uses: this.uses,
      conceptExtra: [...this.conceptExtra],
      termExtra: [...this.termExtra],
    };
  }

  private addTerm(term: Term, said: Partial<Record<OptionalColumn, unknown>>): void {
    const { language, caseSensitive, exactForm, partOfSpeech, note, extra = {} } = term;
    this.languages.add(language);
    said.case ??= caseSensitive;
    said.form ??= exactForm;
    said['part of speech'] ??= partOfSpeech;
    said['term note'] ??= note;
    for (const key of Object.keys(extra)) this.termExtra.add(key);
  }
}

function shapeOf(concepts: readonly Concept[]): GlossaryShape {
  const builder = new GlossaryShapeBuilder();
  for (const concept of concepts) builder.add(concept);
  return builder.shape();
}

function quote(cell: string, delimiter: string): string {
  const needsQuotes = /["\r\n]|^\s|\s$/.test(cell) || cell.includes(delimiter);
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** In the order of the terms: a row takes the next one as long as its column is still to come. */
function linesOf(concept: Concept, languages: readonly string[]): Line[] {
  const places = new Map(languages.map((language, place) => [language, place]));
  const lines: Line[] = [];
  let last: Term | undefined;
  for (const term of concept.terms) {
    const isNext =
      last !== undefined &&
      term.status !== 'forbidden' &&
      places.get(term.language)! > places.get(last.language)! &&
      sayingsOf(term) === sayingsOf(last);
    if (!isNext) lines.push({ concept, isFirst: lines.length === 0, terms: new Map() });
    lines.at(-1)!.terms.set(term.language, term);
    last = term;
  }
  return lines.length > 0 ? lines : [{ concept, isFirst: true, terms: new Map() }];
}

/** All a term says beside its language and text. */
function sayingsOf({ status, caseSensitive, exactForm, partOfSpeech, note, extra = {} }: Term): string {
  const kept = Object.entries(extra).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([status, caseSensitive, exactForm, partOfSpeech, note, kept]);
}

function columnsFor({ languages, uses, conceptExtra, termExtra }: GlossaryShape): Column[] {
  const ofTerms = (value: (term: Term) => string | undefined) => (line: Line) => {
    const [term] = line.terms.values();
    return term && value(term);
  };
  const ofConcept = (value: (concept: Concept) => string | undefined) => (line: Line) =>
    line.isFirst ? value(line.concept) : undefined;
  const word = (value: boolean | undefined, yes: string) =>
    value === undefined ? undefined : value ? yes : 'any';
  const optional: Readonly<Record<OptionalColumn, Column['value']>> = {
    case: ofTerms(({ caseSensitive }) => word(caseSensitive, 'sensitive')),
    form: ofTerms(({ exactForm }) => word(exactForm, 'exact')),
    'part of speech': ofTerms(({ partOfSpeech }) => partOfSpeech),
    'term note': ofTerms(({ note }) => note),
    domain: ofConcept(({ domain }) => domain),
    definition: ofConcept(({ definition }) => definition),
    note: ofConcept(({ note }) => note),
  };
  return [
    { name: 'concept', value: ({ concept }) => concept.id },
    ...languages.map((language): Column => {
      const name = languageTag(language) === language ? language : `term [${language}]`;
      return { name, value: ({ terms }) => terms.get(language)?.text };
    }),
    { name: 'status', value: ofTerms(({ status }) => status) },
    ...optionalColumns.filter((name) => uses.has(name)).map((name) => ({ name, value: optional[name] })),
    ...extraNames(conceptExtra).map(([key, name]): Column => {
      return { name, value: ofConcept(({ extra }) => extraOf(extra, key)) };
    }),
    ...termExtra.map((key): Column => {
      return { name: `term.${key}`, value: ofTerms(({ extra }) => extraOf(extra, key)) };
    }),
  ];
}

function extraOf(extra: Readonly<Record<string, string>> | undefined, key: string): string | undefined {
  return extra !== undefined && Object.hasOwn(extra, key) ? extra[key] : undefined;
}

/** A column as the file it came from called it, unless that would be read as something else. */
function extraNames(keys: readonly string[]): [string, string][] {
  const taken = new Set<string>();
  return keys.map((key) => {
    const plain = key.trim().toLowerCase();
    const isOwn =
      readColumnName(key).kind === 'unknown' && key.trim() === key && key !== '' && !taken.has(plain);
    taken.add(plain);
    return [key, isOwn ? key : `concept.${key}`];
  });
}
