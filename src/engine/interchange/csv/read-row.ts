import { readStatus, type Term, type TermStatus } from '#engine/glossary';
import type { Field } from './column-names.ts';
import type { Column } from './columns.ts';

/** What a row says, before concepts are put together. */
export interface ReadRow {
  /** Empty where the row names none. */
  readonly concept: string;
  readonly terms: readonly Term[];
  /** Domain, definition and note of the concept. */
  readonly about: ReadonlyMap<string, string>;
  readonly extra: ReadonlyMap<string, string>;
}

/** Told of a cell whose value its column does not know, by the place of the column. */
export type OnValue = (column: number, value: string) => void;

interface Saying {
  readonly value: string;
  readonly column: number;
}

/** What a row says of terms: of all of them, or of the one in a column. */
interface Sayings {
  readonly fields: Map<Field, Saying>;
  readonly extra: Map<string, string>;
}

/** Reads a row whose columns are known; `isSource` tells the language whose term a forbidden row speaks of. */
export function readRow(
  cells: readonly string[],
  columns: readonly Column[],
  isSource: (language: string) => boolean,
  onValue: OnValue,
): ReadRow {
  const about = new Map<string, string>();
  const extra = new Map<string, string>();
  const ofAll: Sayings = { fields: new Map(), extra: new Map() };
  const ofOne = new Map<number, Sayings>();
  const filled: [number, string][] = [];
  for (let at = 0; at < cells.length && at < columns.length; at++) {
    const column = columns[at]!;
    const value = cells[at]!;
    if (value.trim() === '') continue;
    if (column.kind === 'term') filled.push([at, column.language]);
    else if (column.kind === 'extra' || column.kind === 'unnamed') extra.set(column.key, value);
    else if (column.kind === 'field' && isAbout(column.field)) {
      if (!about.has(column.field)) about.set(column.field, value);
    } else if (column.kind === 'field' || column.kind === 'term extra') {
      keepSaying(
        column,
        { value, column: at },
        column.of === undefined ? ofAll : sayingsFor(ofOne, column.of),
      );
    }
  }
  const terms = filled.map(([at, language]) => {
    return readTerm(language, cells[at]!.trim(), merged(ofAll, ofOne.get(at)), onValue);
  });
  const concept = ofAll.fields.get('concept')?.value ?? '';
  return { concept, terms: withoutForbiddenSource(terms, isSource), about, extra };
}

const isAbout = (field: Field) => field === 'domain' || field === 'definition' || field === 'note';

function keepSaying(
  column: Extract<Column, { kind: 'field' | 'extra' | 'term extra' }>,
  saying: Saying,
  { fields, extra }: Sayings,
): void {
  if (column.kind !== 'field') extra.set(column.key, saying.value);
  else if (!fields.has(column.field)) fields.set(column.field, saying);
}

function sayingsFor(all: Map<number, Sayings>, term: number): Sayings {
  let sayings = all.get(term);
  if (sayings === undefined) {
    sayings = { fields: new Map(), extra: new Map() };
    all.set(term, sayings);
  }
  return sayings;
}

/** What is said of one term goes before what is said of all. */
function merged(ofAll: Sayings, own: Sayings | undefined): Sayings {
  if (own === undefined) return ofAll;
  return {
    fields: new Map([...ofAll.fields, ...own.fields]),
    extra: new Map([...ofAll.extra, ...own.extra]),
  };
}

function readTerm(language: string, text: string, { fields, extra }: Sayings, onValue: OnValue): Term {
  const yesOrNo = (field: Field, words: Words = truths): boolean | undefined => {
    const said = fields.get(field);
    if (said === undefined) return undefined;
    const value = words.get(squeeze(said.value));
    if (value === undefined) onValue(said.column, said.value);
    return value;
  };
  const caseSensitive = yesOrNo('case', caseWords);
  const exactForm = yesOrNo('form', formWords);
  const partOfSpeech = fields.get('part of speech')?.value;
  const note = fields.get('term note')?.value;
  return {
    language,
    text,
    status: statusOf(fields, yesOrNo, onValue),
    ...(caseSensitive !== undefined && { caseSensitive }),
    ...(exactForm !== undefined && { exactForm }),
    ...(partOfSpeech !== undefined && { partOfSpeech }),
    ...(note !== undefined && { note }),
    ...(extra.size > 0 && { extra: Object.fromEntries(extra) }),
  };
}

type Words = ReadonlyMap<string, boolean>;

function words(yes: string, no: string): Words {
  return new Map([
    ...yes.split(' ').map((word): [string, boolean] => [word, true]),
    ...no.split(' ').map((word): [string, boolean] => [word, false]),
  ]);
}

const truths = words('yes true 1 x y', 'no false 0 n');
const caseWords = words('sensitive yes true 1 x y', 'any insensitive no false 0 n');
const formWords = words('exact yes true 1 x y', 'any inflected no false 0 n');

const squeeze = (value: string) => value.toLowerCase().replace(/[\s_-]/g, '');

function statusOf(
  fields: ReadonlyMap<Field, Saying>,
  yesOrNo: (field: Field) => boolean | undefined,
  onValue: OnValue,
): TermStatus {
  const isForbidden = yesOrNo('forbidden');
  const isKept = yesOrNo('do not translate') === true || yesOrNo('translatable') === false;
  if (isForbidden) return 'forbidden';
  if (isKept) return 'do-not-translate';
  const said = fields.get('status');
  if (said === undefined) return 'preferred';
  const status = readStatus(said.value);
  if (status === undefined) onValue(said.column, said.value);
  return status ?? 'allowed';
}

/**
 * In a forbidden row of several languages the source says what the others must not be used for; it is a term like any
 * other. Without a source language the first one is it.
 */
function withoutForbiddenSource(terms: readonly Term[], isSource: (language: string) => boolean): Term[] {
  if (terms.length < 2 || terms.some(({ status }) => status !== 'forbidden')) return [...terms];
  const found = terms.findIndex(({ language }) => isSource(language));
  const source = found === -1 ? 0 : found;
  return terms.map((term, at) => {
    const isOther = at !== source && term.language !== terms[source]!.language;
    return isOther ? term : { ...term, status: 'allowed' };
  });
}
