import fc from 'fast-check';
import { forbiddenCharacters } from '#engine/docx/xml';
import {
  composeHeader,
  type TmxAttributes,
  type TmxContent,
  type TmxHeader,
  type TmxUnit,
  type TmxVariant,
} from '#engine/interchange/tmx';
import { arbitraryInlineText, arbitraryWords } from './inline-arbitrary.ts';

const forbidden = new RegExp(forbiddenCharacters.source, 'g');

/** Any text that XML can hold. */
export const arbitraryXmlText = arbitraryWords.map((words) => words.replace(forbidden, ''));

function arbitraryAttributes(...names: string[]): fc.Arbitrary<TmxAttributes> {
  return fc.dictionary(fc.constantFrom(...names), arbitraryXmlText, { maxKeys: 3, noNullPrototype: true });
}

const arbitraryProp = fc.record({
  type: arbitraryXmlText,
  text: arbitraryXmlText,
  attributes: arbitraryAttributes('xml:lang', 'o-encoding', 'ex:id'),
});
const arbitraryNote = fc.record({
  text: arbitraryXmlText,
  attributes: arbitraryAttributes('xml:lang', 'o-encoding', 'ex:id'),
});
const arbitraryAbout = {
  props: fc.array(arbitraryProp, { maxLength: 2 }),
  notes: fc.array(arbitraryNote, { maxLength: 2 }),
};

const arbitraryVariant: fc.Arbitrary<TmxVariant> = fc.record({
  language: fc.constantFrom('en', 'en-US', 'FR-ca', 'en_US', 'zh-Hant-TW', 'sr-Latn'),
  text: arbitraryInlineText({ overlaps: true }),
  codes: fc.constant(new Map()),
  attributes: arbitraryAttributes('changedate', 'changeid', 'creationid', 'usagecount', 'ex:status'),
  ...arbitraryAbout,
});

/** Units whose codes are Verso's own. */
export const arbitraryTmxUnit: fc.Arbitrary<TmxUnit> = fc.record(
  {
    id: arbitraryXmlText,
    attributes: arbitraryAttributes(
      'creationdate',
      'changedate',
      'changeid',
      'srclang',
      'segtype',
      'ex:status',
    ),
    variants: fc.array(arbitraryVariant, { minLength: 1, maxLength: 4 }),
    ...arbitraryAbout,
  },
  { requiredKeys: ['attributes', 'variants', 'props', 'notes'] },
);

const arbitraryElement: fc.Arbitrary<TmxContent> = fc.record({
  name: fc.constantFrom('ude', 'map', 'ex:more'),
  attributes: arbitraryAttributes('name', 'base', 'ex:id'),
  content: fc.array(
    fc.record({
      name: fc.constant('map'),
      attributes: arbitraryAttributes('code'),
      content: fc.constant([]),
    }),
    {
      maxLength: 2,
    },
  ),
});

export const arbitraryTmxHeader: fc.Arbitrary<TmxHeader> = fc
  .record({
    sourceLanguage: fc.constantFrom('en', '*all*', 'FR-ca'),
    tool: fc.constantFrom('Verso', 'a & "b" <c>'),
    toolVersion: fc.constantFrom('1', '2.0'),
    segmentType: fc.constantFrom('block', 'sentence'),
    attributes: arbitraryAttributes('creationdate', 'o-encoding', 'ex:custom'),
    others: fc.array(arbitraryElement, { maxLength: 2 }),
    namespaces: fc.constant({ 'xmlns:ex': 'http://example.org/a&b"c"' }),
    ...arbitraryAbout,
  })
  .map((header) =>
    composeHeader(header as Partial<TmxHeader> & typeof header & { others: TmxHeader['others'] }),
  );

const arbitraryNative = fc.constantFrom(
  '',
  '&lt;b&gt;',
  '{\\i ',
  '%s',
  '&lt;a title="<sub>Text</sub>"&gt;',
  '&#xE9;',
);
const arbitraryNumber = fc.constantFrom('1', '2', '3', '12', 'a', '');
const arbitraryType = fc.constantFrom(
  '',
  ' type="bold"',
  ' type="lb"',
  ' type="x-tab"',
  ' type="link" assoc="p"',
);

const { segment } = fc.letrec<{ segment: string; inline: string }>((tie) => ({
  segment: fc.array(tie('inline'), { maxLength: 6 }).map((parts) => parts.join('')),
  inline: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    arbitraryXmlText.map((text) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;'),
    ),
    fc
      .tuple(fc.constantFrom('bpt', 'ept'), arbitraryNumber, arbitraryNumber, arbitraryType, arbitraryNative)
      .map(
        ([name, i, x, type, native]) => `<${name} i="${i}"${attribute('x', x)}${type}>${native}</${name}>`,
      ),
    fc
      .tuple(
        fc.constantFrom('ph', 'ut', 'it pos="begin"', 'it pos="end"', 'it'),
        arbitraryNumber,
        arbitraryType,
        arbitraryNative,
      )
      .map(
        ([name, x, type, native]) => `<${name}${attribute('x', x)}${type}>${native}</${name.split(' ')[0]}>`,
      ),
    fc
      .tuple(fc.constantFrom('hi', 'g', 'mrk'), arbitraryNumber, tie('segment'))
      .map(([name, x, inside]) => `<${name}${attribute('x', x)}>${inside}</${name}>`),
    fc.constant('<t5:n r="1"/>'),
  ),
}));

/** The inside of a `<seg>` of other tools, right or wrong, as XML. */
export const arbitraryForeignSegment: fc.Arbitrary<string> = segment;

function attribute(name: string, value: string): string {
  return value === '' ? '' : ` ${name}="${value}"`;
}
