import fc from 'fast-check';
import type { Concept, Glossary, Term } from '#engine/glossary';
import { termStatuses } from '#engine/glossary';

/** Text that tables and XML stumble over, without blanks at its ends. */
const text = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.constantFrom(
      '=1+1',
      '-a',
      "'=x",
      "''-x",
      '＝x',
      'a,b;c\td',
      'say "no"',
      'two\nlines',
      'a  b',
      'no',
      'id',
    ),
    fc.constantFrom(
      '<b>',
      '&amp;',
      ']]>',
      '#1',
      'sep=;',
      '\u00A0x',
      'Vertrag',
      'note',
      'concept',
      '__proto__',
    ),
  )
  .map(printable)
  .filter((value) => value !== '');

/** A note may have blanks at its ends. */
const note = fc.oneof(text, fc.constantFrom(' padded ', '\nline', '\tx', 'a \n b', 'a\r\nb'));

function printable(value: string): string {
  return value
    .toWellFormed()
    .replace(/[\x00-\x08\x0B\x0C\x0E-\x1F\x7F\uFFFE\uFFFF\uFEFF\r]/g, '')
    .trim();
}

/** Keys of what a file says beyond a glossary: columns, and elements of TBX. */
const keys = [
  'Subdomain',
  'Example of use',
  'note ',
  'status',
  'de',
  'concept.x',
  'term.y',
  'x#2',
  'admin:source',
  'admin:source#2',
  'descrip:context',
  'note',
  'Notes',
  'foo',
  'FOO',
];
const extra = fc.dictionary(fc.constantFrom(...keys), note, {
  minKeys: 1,
  maxKeys: 3,
  noNullPrototype: true,
});

/**
 * Leaves out what is not there, so that glossaries are equal where they say the same: a second note or element
 * without a first one among them, which no file can say.
 */
function present<T extends { note?: string; extra?: Record<string, string> }>(value: T): T {
  const { extra: { note: second, 'admin:source#2': source, ...kept } = {} } = value;
  if (second !== undefined && value.note !== undefined) kept.note = second;
  if (source !== undefined && kept['admin:source'] !== undefined) kept['admin:source#2'] = source;
  const extra = Object.keys(kept).length > 0 ? kept : undefined;
  return Object.fromEntries(
    Object.entries({ ...value, extra }).filter(([, inner]) => inner !== undefined),
  ) as T;
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

const term: fc.Arbitrary<Term> = fc
  .record({
    language: fc.constantFrom('en', 'en-GB', 'de', 'zh-Hant', 'id', 'no', 'x-klingon'),
    text,
    status: fc.constantFrom(...termStatuses),
    caseSensitive: maybe(fc.boolean()),
    exactForm: maybe(fc.boolean()),
    partOfSpeech: maybe(text),
    note: maybe(note),
    extra: maybe(extra),
  })
  .map((value) => present(value) as Term);

const concept: fc.Arbitrary<Concept> = fc
  .record({
    id: text,
    terms: fc.array(term, { maxLength: 5 }),
    domain: maybe(text),
    definition: maybe(note),
    note: maybe(note),
    extra: maybe(extra),
  })
  .map((value) => present(value) as Concept);

/** Any glossary a person could make, and many that none would. */
export const anyGlossary: fc.Arbitrary<Glossary> = fc.record({
  name: text,
  concepts: fc.uniqueArray(concept, { selector: ({ id }) => id, maxLength: 5 }),
});

/** The same with the terms of each concept by language, in the order in which languages appear. */
export function groupedByLanguage({ concepts, ...rest }: Glossary): Glossary {
  return {
    ...rest,
    concepts: concepts.map((one) => ({
      ...one,
      terms: [...Map.groupBy(one.terms, ({ language }) => language).values()].flat(),
    })),
  };
}
