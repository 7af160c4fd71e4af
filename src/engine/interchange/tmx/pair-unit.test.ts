import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWithoutCodes } from '#engine/inline';
import type { MemoryUnit } from '#engine/matching';
import { arbitraryInlineText } from '#test/inline-arbitrary';
import { readTmxText, tmxText } from '#test/tmx';
import { arbitraryXmlText } from '#test/tmx-arbitrary';
import { composeHeader, composeUnit } from './compose-unit.ts';
import { readTmxDate, writeTmxDate } from './convert-date.ts';
import { pairUnit } from './pair-unit.ts';
import type { TmxProp, TmxUnit, TmxVariant } from './tmx-unit.ts';

const variant = (language: string, text: string, attributes = {}): TmxVariant => ({
  language,
  text: textWithoutCodes(text),
  codes: new Map(),
  attributes,
  props: [],
  notes: [],
});
const unitOf = (texts: readonly (readonly [string, string])[], more: Partial<TmxUnit> = {}): TmxUnit => ({
  attributes: {},
  props: [],
  notes: [],
  variants: texts.map(([language, text]) => variant(language, text)),
  ...more,
});
const prop = (type: string, text: string): TmxProp => ({ type, text, attributes: {} });
const textOf = ({ items }: TmxVariant['text']) =>
  items.map((item) => (item.kind === 'text' ? item.text : '')).join('');

function pairs(unit: TmxUnit, source: string, target: string, sourceLanguage?: string): string[] | string {
  const { units, reason } = pairUnit(unit, {
    source,
    target,
    memory: 'm',
    id: '1',
    ...(sourceLanguage && { sourceLanguage }),
  });
  return reason ?? units.map((pair) => `${pair.id}: ${textOf(pair.source)} = ${textOf(pair.target)}`);
}

describe('languages', () => {
  const several = unitOf([
    ['en-GB', 'colour'],
    ['EN_us', 'color'],
    ['fr', 'couleur'],
    ['fr-CA', 'coloris'],
    ['de', ''],
  ]);

  it.each([
    ['en-US', 'fr', ['1: color = couleur']],
    ['en', 'fr-ca', ['1: colour = coloris']],
    ['en-GB', 'fr-FR', ['1: colour = couleur']],
    ['fr', 'en', ['1: couleur = colour', '1-2: couleur = color']],
    ['en-GB', 'en-US', ['1: colour = color']],
    ['en', 'en', ['1: colour = color']],
    ['en', 'de', 'empty'],
    ['en', 'it', 'no-target'],
    ['it', 'en', 'no-source'],
    ['en-AU', 'fr', 'no-source'],
    ['e', 'fr', 'no-source'],
  ])('pairs %s with %s', (source, target, expected) => {
    expect(pairs(several, source, target)).toEqual(expected);
  });

  it('decides between sources that fit equally by the source language of the unit, else of the file', () => {
    expect(pairs(several, 'en', 'fr', 'en-US')).toEqual(['1: color = couleur']);
    expect(pairs(several, 'en', 'fr', '*all*')).toEqual(['1: colour = couleur']);
    expect(pairs({ ...several, attributes: { srclang: 'en-GB' } }, 'en', 'fr', 'en-US')).toEqual([
      '1: colour = couleur',
    ]);
  });

  it('gives a pair for each text of a language that stands twice', () => {
    const twice = unitOf([
      ['en', 'Close'],
      ['es', 'Cerrar'],
      ['es', 'Cerca'],
      ['es', ' '],
    ]);
    expect(pairs(twice, 'en', 'es')).toEqual(['1: Close = Cerrar', '1-2: Close = Cerca']);
  });
});

describe('context, date and author', () => {
  const pairOf = (unit: TmxUnit) =>
    pairUnit(unit, { source: 'en', target: 'fr', memory: 'm', id: '1' }).units[0]!;
  const texts = [
    ['en', 'a'],
    ['fr', 'b'],
  ] as const;

  it.each<[string, TmxProp[], Pick<MemoryUnit, 'previous' | 'next'>]>([
    [
      'of memoQ',
      [
        prop(
          'x-context-pre',
          '<seg>Before &amp; <bpt i="1" x="1">{\\b &lt;</bpt>bold<ept i="1">}</ept></seg>',
        ),
        prop('x-context-post', '<seg></seg>'),
      ],
      { previous: 'Before & bold', next: '' },
    ],
    ['of memoQ at the end of a document', [prop('x-context-post', '<seg />')], { next: '' }],
    [
      'as plain text',
      [prop('x-context-pre', 'Before'), prop('x-context-post', '')],
      { previous: 'Before', next: '' },
    ],
    ['of OmegaT', [prop('prev', 'a <b> & c'), prop('next', 'd')], { previous: 'a <b> & c', next: 'd' }],
    ['none', [prop('x-context', '12')], {}],
    [
      'that is hostile',
      [prop('x-context-pre', '<seg>&#99999999;&x;<ph><bpt>z</seg>')],
      { previous: '&#99999999;&x;' },
    ],
  ])('reads context %s', (_, props, expected) => {
    const { previous, next } = pairOf(unitOf(texts, { props }));
    expect({ previous, next }).toEqual({ previous: undefined, next: undefined, ...expected });
  });

  it('keeps what else the unit and both texts say, each once, within bounds', () => {
    const note = (text: string) => ({ text, attributes: {} });
    const about = {
      props: [prop('domain', 'legal'), prop('client', 'X'), prop('domain', 'contracts'), prop('prev', 'a')],
      notes: [note('Checked twice'), note(' ')],
    };
    const target = { ...variant('fr', 'b'), props: [prop('client', 'X')], notes: [note('Formal')] };
    expect(pairOf(unitOf([], { ...about, variants: [variant('en', 'a'), target] }))).toMatchObject({
      properties: [
        { type: 'client', value: 'X' },
        { type: 'domain', value: 'contracts' },
        { type: 'domain', value: 'legal' },
      ],
      notes: ['Checked twice', 'Formal'],
    });
    const bare = pairOf(unitOf(texts, { props: [prop('prev', 'a'), prop('', '')], notes: [note('')] }));
    expect(bare).not.toHaveProperty('properties');
    expect(bare).not.toHaveProperty('notes');
  });

  it('bounds what hostile files say of a unit', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `${index}`);
    const { properties = [], notes = [] } = pairOf(
      unitOf(texts, {
        props: [
          ...[prop('t'.repeat(201), 'x'), prop('x', 'v'.repeat(1001)), prop('__proto__', 'kept')],
          ...many.map((value) => prop('x', value)),
        ],
        notes: [`${'n'.repeat(1999)}\u{1F600}`, ...many].map((text) => ({ text, attributes: {} })),
      }),
    );
    expect(properties).toHaveLength(50);
    expect(properties[0]).toEqual({ type: '__proto__', value: 'kept' });
    expect(notes).toHaveLength(20);
    expect(notes[0]).toBe('n'.repeat(1999));
  });

  it('takes the change from the target, else from the unit, else its creation', () => {
    const changed = { changedate: '20240131T235959Z', changeid: 'anna' };
    const created = { creationdate: '20200101T000000Z', creationid: 'ben' };
    const withTarget = unitOf([], {
      attributes: created,
      variants: [variant('en', 'a'), variant('fr', 'b', changed)],
    });
    expect(pairOf(withTarget)).toMatchObject({ changedAt: '2024-01-31T23:59:59Z', changedBy: 'anna' });
    expect(pairOf(unitOf(texts, { attributes: changed }))).toMatchObject({ changedBy: 'anna' });
    expect(pairOf(unitOf(texts, { attributes: created }))).toMatchObject({
      changedAt: '2020-01-01T00:00:00Z',
      changedBy: 'ben',
    });
    expect(pairOf(unitOf(texts))).not.toHaveProperty('changedAt');
  });

  it.each([
    ['20240131T235959Z', '2024-01-31T23:59:59Z'],
    ['20240131', '2024-01-31T00:00:00Z'],
    ['2024-01-31T23:59:59.123Z', '2024-01-31T23:59:59Z'],
    ['2024-01-31T01:30:00+02:00', '2024-01-30T23:30:00Z'],
    ['20241331T000000Z', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('reads the date %j', (written, expected) => {
    expect(readTmxDate(written)).toBe(expected);
    if (expected !== undefined) expect(readTmxDate(writeTmxDate(expected)!)).toBe(expected);
  });
});

it('gets the same pairs back from the file it writes', async () => {
  const arbitraryPair: fc.Arbitrary<Omit<MemoryUnit, 'id'>> = fc.record(
    {
      memory: fc.constant('m'),
      source: arbitraryInlineText(),
      target: arbitraryInlineText({ overlaps: true }),
      previous: arbitraryXmlText,
      next: arbitraryXmlText,
      changedAt: fc.constantFrom('2024-01-31T23:59:59Z', '1999-12-31T00:00:00Z'),
      changedBy: arbitraryXmlText,
      properties: fc.constant([
        { type: 'client', value: ' <a> &\n' },
        { type: 'domain', value: '' },
        { type: 'domain', value: 'legal' },
      ]),
      notes: fc.constant(['second', 'first <b>']),
    },
    { requiredKeys: ['memory', 'source', 'target'] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryPair, { maxLength: 3 }), async (made) => {
      const given = made.map((pair, index): MemoryUnit => ({ ...pair, id: `${index}` }));
      const languages = { source: 'en', target: 'fr-CA' };
      const header = composeHeader({ sourceLanguage: 'en', tool: 'Verso', toolVersion: '1' });
      const { units } = await readTmxText(
        tmxText(
          header,
          given.map((pair) => composeUnit(pair, languages)),
        ),
      );
      for (const [index, unit] of units.entries()) {
        const { units: read, reason } = pairUnit(unit, { ...languages, memory: 'm', id: unit.id! });
        if (reason === undefined) expect(read).toEqual([given[index]]);
        else expect(reason).toBe('empty');
      }
      expect(units.length).toBe(given.length);
    }),
    { numRuns: 1000 },
  );
});
