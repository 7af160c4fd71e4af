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
  /** Whether it is written even if nothing is in it. */
  readonly isAlways?: boolean;
  readonly value: (line: Line) => string | undefined;
}

/**
 * Writes a glossary as a table with a header (docs/glossary.md): one column for each language, one row for each set of
 * terms that have everything else in common. `readGlossaryCsv` gives the same concepts back, in order. Cells that a
 * program would take for a formula begin with an apostrophe.
 */
export function writeGlossaryCsv(glossary: Glossary, options: WriteGlossaryCsvOptions = {}): string {
  const { delimiter = ',', byteOrderMark = true } = options;
  const languages = [
    ...new Set(glossary.concepts.flatMap(({ terms }) => terms.map(({ language }) => language))),
  ];
  const lines = glossary.concepts.flatMap((concept) => linesOf(concept, languages));
  const columns = columnsFor(glossary, languages).filter(
    ({ isAlways, value }) => isAlways || lines.some((line) => value(line) !== undefined),
  );
  const rows = [
    columns.map(({ name }) => name),
    ...lines.map((line) => columns.map(({ value }) => value(line) ?? '')),
  ];
  const written = rows.map((cells) => cells.map((cell) => quote(safeCell(cell), delimiter)).join(delimiter));
  return `${byteOrderMark ? '\uFEFF' : ''}${written.join('\r\n')}\r\n`;
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

function columnsFor(glossary: Glossary, languages: readonly string[]): Column[] {
  const ofTerms = (value: (term: Term) => string | undefined) => (line: Line) => {
    const [term] = line.terms.values();
    return term && value(term);
  };
  const ofConcept = (value: (concept: Concept) => string | undefined) => (line: Line) =>
    line.isFirst ? value(line.concept) : undefined;
  const word = (value: boolean | undefined, yes: string) =>
    value === undefined ? undefined : value ? yes : 'any';
  return [
    { name: 'concept', isAlways: true, value: ({ concept }) => concept.id },
    ...languages.map((language): Column => {
      const name = languageTag(language) === language ? language : `term [${language}]`;
      return { name, value: ({ terms }) => terms.get(language)?.text };
    }),
    { name: 'status', isAlways: true, value: ofTerms(({ status }) => status) },
    { name: 'case', value: ofTerms(({ caseSensitive }) => word(caseSensitive, 'sensitive')) },
    { name: 'form', value: ofTerms(({ exactForm }) => word(exactForm, 'exact')) },
    { name: 'part of speech', value: ofTerms(({ partOfSpeech }) => partOfSpeech) },
    { name: 'term note', value: ofTerms(({ note }) => note) },
    { name: 'domain', value: ofConcept(({ domain }) => domain) },
    { name: 'definition', value: ofConcept(({ definition }) => definition) },
    { name: 'note', value: ofConcept(({ note }) => note) },
    ...extraNames(keysOf(glossary.concepts)).map(([key, name]): Column => {
      return { name, value: ofConcept(({ extra }) => extraOf(extra, key)) };
    }),
    ...keysOf(glossary.concepts.flatMap(({ terms }) => terms)).map((key): Column => {
      return { name: `term.${key}`, value: ofTerms(({ extra }) => extraOf(extra, key)) };
    }),
  ];
}

function keysOf(holders: readonly { readonly extra?: Readonly<Record<string, string>> }[]): string[] {
  return [...new Set(holders.flatMap(({ extra = {} }) => Object.keys(extra)))];
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
