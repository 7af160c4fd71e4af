import { describe, expect, it } from 'vitest';
import { type InlineText, textWithoutCodes } from '#engine/inline';
import { marked } from '#test/marked';
import { bandOf, createMemory, type MemoryMatch, type MemoryUnit } from './index.ts';

let count = 0;
function unit(
  source: string | InlineText,
  target: string | InlineText,
  more: Partial<MemoryUnit> = {},
): MemoryUnit {
  const text = (side: string | InlineText) => (typeof side === 'string' ? marked(side) : side);
  return { id: `${count++}`, memory: 'test', source: text(source), target: text(target), ...more };
}

interface Asked {
  readonly previous?: string;
  readonly next?: string;
  readonly structuralId?: string;
  readonly threshold?: number;
}

function lookUp(units: readonly MemoryUnit[], source: string | InlineText, asked: Asked = {}): MemoryMatch[] {
  const { threshold = 50, ...surroundings } = asked;
  const memory = createMemory(units, { language: 'en' });
  const text = typeof source === 'string' ? marked(source) : source;
  return memory.lookup({ source: text, ...surroundings }, { threshold, limit: 10 });
}

/** A match in one line: `95 fuzzy target, penalty 1`. */
function shown({ score, kind, target, penalties }: MemoryMatch): string {
  const text = target.items.map((item) => (item.kind === 'text' ? item.text : '')).join('');
  return [`${score} ${kind} ${text}`, ...penalties.map(({ code, points }) => `${code} ${points}`)].join(', ');
}

describe('context', () => {
  const here = { previous: 'Before.', next: 'After.' };
  it.each<[string, Asked, Asked, string]>([
    ['both sides are equal', here, here, '101 context'],
    ['one side is known on both sides', { previous: 'Before.' }, here, '101 context'],
    ['blanks differ', { previous: 'Before. ', next: 'After.' }, here, '101 context'],
    [
      'at the edge of the document',
      { previous: '', next: 'After.' },
      { previous: '', next: 'After.' },
      '101 context',
    ],
    ['one of two sides differs', { previous: 'Before.', next: 'Other.' }, here, '100 exact'],
    ['no side is known on both', { previous: 'Before.' }, { next: 'After.' }, '100 exact'],
    ['both are alone in their document', { previous: '', next: '' }, { previous: '', next: '' }, '100 exact'],
    ['nothing is known', {}, here, '100 exact'],
    ['the place is the same', { structuralId: 'a/1', ...here }, { structuralId: 'a/1' }, '101 context'],
    ['the place is another', { structuralId: 'a/1' }, { structuralId: 'a/2' }, '100 exact'],
  ])('%s', (_, known, asked, expected) => {
    const [match] = lookUp([unit('Pay now.', 'Zahlen.', known)], 'Pay now.', asked);
    expect(`${match!.score} ${match!.kind}`).toBe(expected);
  });

  it('decides between targets, before the date', () => {
    const units = [
      unit('Pay.', 'Zahlen.', { previous: 'Before.', changedAt: '2020-01-01' }),
      unit('Pay.', 'Zahle.', { changedAt: '2024-01-01' }),
    ];
    expect(lookUp(units, 'Pay.', { previous: 'Before.' }).map(shown)).toEqual([
      '101 context Zahlen.',
      '100 exact Zahle.',
    ]);
  });
});

describe('several targets for one text', () => {
  it('gives the newest first, whatever the form of the date', () => {
    const dates = ['2024-03-01T10:00:00Z', '20250301T100000Z', '2023', undefined, '2024-03-01T10:00:01Z'];
    const units = dates.map((changedAt, index) => unit('Pay.', `${index}`, changedAt ? { changedAt } : {}));
    expect(lookUp(units, 'Pay.').map(shown)).toEqual([1, 4, 0, 3, 2].map((index) => `100 exact ${index}`));
  });

  it('takes a point off where nothing decides', () => {
    const units = [unit('Pay.', 'Zahlen.'), unit('Pay.', 'Zahle.')];
    expect(lookUp(units, 'Pay.').map(shown)).toEqual([
      '99 exact Zahle., ambiguous 1',
      '99 exact Zahlen., ambiguous 1',
    ]);
    expect(lookUp(units, 'Pay.', { threshold: 100 })).toEqual([]);
  });

  it('takes no point off for equal targets or where a lower score decides', () => {
    expect(lookUp([unit('Pay.', 'Zahlen.'), unit('Pay.', 'Zahlen.')], 'Pay.').map(shown)).toEqual([
      '100 exact Zahlen.',
      '100 exact Zahlen.',
    ]);
    expect(
      lookUp([unit('Pay.', 'Zahlen.'), unit('Pay.', 'Zahle.', { penalty: 5 })], 'Pay.').map(shown),
    ).toEqual(['100 exact Zahlen.', '95 exact Zahle., unit 5']);
  });
});

describe('penalties', () => {
  it.each([
    ['<1>Pay</1> now.', '<1>Pay</1> now.', '100 exact'],
    ['<4>Pay</4> now.', '<1>Pay</1> now.', '100 exact'],
    ['<1>Pay</1> now.', 'Pay now.', '98 exact, codes 2'],
    ['Pay now.', '<1>Pay</1> now.', '98 exact, codes 2'],
    ['<1>Pay</1> now.', 'Pay <1>now</1>.', '99 exact, codes 1'],
    ['Pay now.<1/>', '<1>Pay</1> now.', '96 exact, codes 4'],
    ['PAY NOW.', 'Pay now.', '95 fuzzy, case 5'],
    ['Pay now', 'Pay now.', '95 fuzzy, punctuation 5'],
    ['Pay  now .', 'Pay now.', '99 fuzzy, punctuation 1'],
    ['Pay 5 now.', 'Pay 7 now.', '98 fuzzy, numbers 2'],
    ['Pay five now.', 'Pay now.', '67 fuzzy'],
    ['<1>Pay</1> 5 NOW', 'Pay 7 now.', '91 fuzzy, codes 2, case 2, punctuation 3, numbers 2'],
  ])('%j for %j: %s', (there, here, expected) => {
    const [match] = lookUp([unit(there, there)], here);
    const [first, ...penalties] = expected.split(', ');
    expect(`${match!.score} ${match!.kind}`).toBe(first);
    expect(match!.penalties.map(({ code, points }) => `${code} ${points}`).sort()).toEqual(penalties.sort());
  });

  it('a number that the target does not show is no match of the band that needs no look', () => {
    const [match] = lookUp([unit('Pay 5 euros now.', 'Zahlen Sie fünf Euro.')], 'Pay 7 euros now.');
    expect(shown(match!)).toBe('92 fuzzy Zahlen Sie fünf Euro., numbers 7');
    expect(bandOf(match!.score)).toBe('85-94');
    expect(match!.adapted).toBe(false);
  });

  it('the penalty of a unit comes off every match and may hide it', () => {
    const units = [unit('Pay now.', 'Zahlen.', { penalty: 40 })];
    expect(lookUp(units, 'Pay now.').map(shown)).toEqual(['60 exact Zahlen., unit 40']);
    expect(lookUp(units, 'Pay now.', { threshold: 70 })).toEqual([]);
    expect(lookUp([unit('Pay.', 'Zahlen.', { penalty: 500 })], 'Pay.', { threshold: 0 })[0]?.score).toBe(0);
  });

  it('a trusted match that is less alike stands before one that is not trusted', () => {
    const units = [unit('Pay now.', 'Zahlen.', { penalty: 20 }), unit('PAY now.', 'ZAHLEN.')];
    expect(lookUp(units, 'Pay now.').map(({ score }) => score)).toEqual([97, 80]);
  });
});

it('keeps to the limit and gives the best', () => {
  const units = Array.from({ length: 30 }, (_, index) =>
    unit(`Pay ${'very '.repeat(index)}soon`, `${index}`),
  );
  const memory = createMemory(units, { language: 'en' });
  const source = textWithoutCodes('Pay very very very soon');
  const scores = (limit: number) =>
    memory.lookup({ source }, { threshold: 50, limit }).map(({ score }) => score);
  expect(scores(3)).toEqual(scores(100).slice(0, 3));
  expect(scores(0)).toEqual([]);
});

it.each([
  [undefined, 'none'],
  [49, 'none'],
  [50, '50-74'],
  [74, '50-74'],
  [75, '75-84'],
  [84, '75-84'],
  [85, '85-94'],
  [94, '85-94'],
  [95, '95-99'],
  [99, '95-99'],
  [100, '100'],
  [101, '101'],
])('a score of %s is in the band %s', (score, band) => {
  expect(bandOf(score)).toBe(band);
});
