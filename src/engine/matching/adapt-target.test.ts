import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareCodes,
  type InlineCode,
  type InlineText,
  makeInlineText,
  markedText,
  plainText,
  repairCodes,
  textWithoutCodes,
} from '#engine/inline';
import { arbitraryInlineText } from '#test/inline-arbitrary';
import { marked } from '#test/marked';
import { adaptTarget, createMemory } from './index.ts';

describe('laws of adaptation', () => {
  it('a target can always be assembled for the segment asked for', () => {
    const texts = arbitraryInlineText({ overlaps: true });
    fc.assert(
      fc.property(texts, texts, texts, (source, target, segment) => {
        const adapted = adaptTarget({ source, target }, segment, 'en');
        expect(compareCodes(segment, adapted.target).filter(({ blocks }) => blocks)).toEqual([]);
      }),
    );
  });

  it('an exact match with the same codes under other ids is the target under those ids', () => {
    fc.assert(
      fc.property(arbitraryInlineText(), arbitraryInlineText(), (source, other) => {
        const target = repairCodes(source, other).text;
        const shift = (text: InlineText) => shiftIds(text, 100);
        const adapted = adaptTarget({ source, target }, shift(source), 'en');
        expect(markedText(adapted.target)).toBe(markedText(shift(target)));
        expect(adapted.adapted).toBe(false);
        expect(adapted.codes).toMatchObject({ unmatched: 0, retyped: 0 });
      }),
    );
  });

  it('numbers put into a sentence come out in its translation', () => {
    const digits = fc.integer({ min: 0, max: 99_999 }).map(String);
    fc.assert(
      fc.property(
        fc.uniqueArray(digits, { minLength: 2, maxLength: 2 }),
        fc.tuple(digits, digits),
        (there, here) => {
          const source = (numbers: readonly string[]) =>
            textWithoutCodes(`Pay ${numbers[0]} of ${numbers[1]} euros.`);
          const target = (numbers: readonly string[]) =>
            textWithoutCodes(`Von ${numbers[1]} Euro ${numbers[0]} zahlen.`);
          const unit = { source: source(there), target: target(there) };
          expect(plainText(adaptTarget(unit, source(here), 'en').target)).toBe(plainText(target(here)));
        },
      ),
    );
  });

  it('nothing is changed but numbers and codes', () => {
    const numbers = /\p{Nd}+(?:[.,]\p{Nd}+)*/gu;
    const sentence = fc
      .array(fc.constantFrom('pay', 'of', '5', '7', '1,500', '12.5', '.', '٣'), { maxLength: 7 })
      .map((words) => textWithoutCodes(words.join(' ')));
    fc.assert(
      fc.property(sentence, sentence, sentence, (source, target, segment) => {
        const adapted = adaptTarget({ source, target }, segment, 'en');
        expect(plainText(adapted.target).replace(numbers, '#')).toBe(plainText(target).replace(numbers, '#'));
        if (adapted.numbers !== 'adapted') expect(adapted.target).toEqual(target);
        expect(adaptTarget({ source, target }, source, 'en').numbers).toBe('same');
      }),
    );
  });
});

describe('numbers', () => {
  it.each([
    ['Pay 5 euros', 'Pay 7 euros', '5 Euro zahlen', '7 Euro zahlen'],
    ['Pay 1,500.00', 'Pay 2,750.50', '1.500,00 zahlen', '2.750,50 zahlen'],
    ['Pay 1,500.00', 'Pay 750.50', '1\u00A0500,00 payer', '750,50 payer'],
    ['Pay 1,500.00', 'Pay 2,750.50', '1 500,00 payer', '2 750,50 payer'],
    ['Pay 1\u202F500 now', 'Pay 2 750 now', '1.500 zahlen', '2.750 zahlen'],
    ['Page 5 of 12', 'Page 6 of 12', 'صفحة ٥ من ١٢', 'صفحة ٦ من ١٢'],
    ['On 12/05/2024', 'On 13/05/2024', 'Am 12.05.2024', 'Am 13.05.2024'],
    ['5 and 5', '6 and 6', '5 und 5', '6 und 6'],
    ['From 5 to 10', 'From 10 to 5', 'Von 5 bis 10', 'Von 10 bis 5'],
    ['Wait 5.5 days', 'Wait 7.2 days', '5,5 Tage warten', '7,2 Tage warten'],
    ['Version 2.1', 'Version 2.2', 'Version 2.1', 'Version 2.2'],
  ])('%j becomes %j: %j becomes %j', (there, here, before, after) => {
    const adapted = adapt(there, before, here);
    expect(plainText(adapted.target)).toBe(after);
    expect(adapted).toMatchObject({ numbers: 'adapted', adapted: true });
  });

  it.each([
    ['the target writes it in words', 'Pay 5 euros', 'Pay 7 euros', 'Fünf Euro zahlen'],
    ['the target has it more often', 'Pay 5 euros', 'Pay 7 euros', '5 Euro in 5 Tagen zahlen'],
    ['one number becomes two', '5 and 5', '6 and 7', '5 und 5'],
    ['a separator that the pair does not show', 'Pay 500', 'Pay 2,500.00', '500 zahlen'],
    ['two separators written as one', 'Pay 1,500.00', 'Pay 2,500.00', '150000 zahlen'],
    ['one of two numbers cannot be found', '5 in 10 days', '6 in 11 days', '5 in zehn Tagen'],
    ['a date whose day and month are alike', 'On 05/05/2024', 'On 06/07/2024', 'Am 05.05.2024'],
    ['a number that is split by a code', 'Pay 1<1>5</1>', 'Pay 1<1>6</1>', '1<1>5</1> zahlen'],
  ])('stay when %s', (_, there, here, before) => {
    const adapted = adapt(there, before, here);
    expect(plainText(adapted.target)).toBe(plainText(marked(before)));
    expect(adapted.numbers).toBe('kept');
  });
});

describe('codes', () => {
  it.each([
    ['ids of the segment', '<1>Pay</1> now', '<1>Jetzt</1> zahlen', '<3>Pay</3> now', '<3>Jetzt</3> zahlen'],
    [
      'two of a kind by their words',
      '<1>a</1> b <2>c</2>',
      '<1>A</1> B <2>C</2>',
      'x b <5>c</5>',
      'A B <5>C</5>',
    ],
    ['a code too many goes', 'Pay <1/>now', 'Jetzt <1/>zahlen', 'Pay now', 'Jetzt zahlen'],
    ['a code too few is placed', 'Pay now', 'Jetzt zahlen', 'Pay now<1/>', 'Jetzt zahlen<1/>'],
    ['a code the unit itself lost', 'Pay<1/> now', 'Jetzt zahlen', 'Pay<1/> now', 'Jetzt<1/> zahlen'],
  ])('%s', (_, source, target, segment, expected) => {
    expect(markedText(adapt(source, target, segment).target)).toBe(expected);
  });

  it('thousands of codes too few stand behind the text, in their order', () => {
    const many = Array.from({ length: 3000 }, (_, index) => `<${index + 1}>word</${index + 1}>`);
    const segment = marked(many.join(' '));
    const { target } = adapt('word '.repeat(3000), 'Wort '.repeat(3000), markedText(segment));
    expect(compareCodes(segment, target)).toEqual([]);
    expect(plainText(target)).toBe('Wort '.repeat(3000));
    expect(markedText(target).endsWith('<3000></3000>')).toBe(true);
  });

  it('a code of unknown type stands for any, at a point', () => {
    const source = marked('<1>Pay</1> now', { 1: 'other' });
    const memory = createMemory([{ id: '1', memory: 'm', source, target: source }], { language: 'en' });
    const [match] = memory.lookup({ source: marked('<1>Pay</1> now') }, { threshold: 50, limit: 1 });
    expect(match).toMatchObject({ score: 99, penalties: [{ code: 'codes', points: 1 }] });
    expect(match!.target.codes.get(1)!.type).toBe('format');
  });

  it('what a code reads as does not get lost with it, and is not said twice', () => {
    const withCode = makeInlineText(
      [
        { kind: 'text', text: 'Use ' },
        { kind: 'standalone', id: 1 },
      ],
      new Map([[1, protectedName]]),
    );
    const withText = textWithoutCodes('Use Verso');
    expect(markedText(adaptTarget({ source: withCode, target: withCode }, withText).target)).toBe(
      'Use Verso',
    );
    expect(markedText(adaptTarget({ source: withText, target: withText }, withCode).target)).toBe('Use <1/>');
  });

  it('a number in a code is adapted by the code', () => {
    const page = (number: string) =>
      makeInlineText(
        [
          { kind: 'text', text: 'Page ' },
          { kind: 'standalone', id: 1 },
        ],
        new Map([[1, { ...protectedName, equivalent: number }]]),
      );
    const adapted = adaptTarget({ source: page('5'), target: page('5') }, page('7'));
    expect(adapted.numbers).toBe('adapted');
    expect(plainText(adapted.target)).toBe('Page 7');
  });
});

const protectedName: InlineCode = {
  id: 1,
  paired: false,
  type: 'pattern',
  hint: '',
  equivalent: 'Verso',
  deletable: false,
  movable: true,
};

function adapt(source: string, target: string, segment: string) {
  return adaptTarget({ source: marked(source), target: marked(target) }, marked(segment), 'en');
}

function shiftIds({ items, codes }: InlineText, by: number): InlineText {
  return makeInlineText(
    items.map((item) => (item.kind === 'text' ? item : { ...item, id: item.id + by })),
    new Map([...codes.values()].map((code) => [code.id + by, { ...code, id: code.id + by }])),
  );
}
