import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryInlineText, arbitraryWords } from '#test/inline-arbitrary';
import { marked } from '#test/marked';
import { processorTime } from '#test/processor-time';
import { compareCodes } from './compare-codes.ts';
import type { CodeType, InlineItem, InlineText } from './inline-text.ts';
import { makeInlineText } from './make-inline-text.ts';
import { markedText } from './marked-text.ts';
import { parseMarkedText } from './parse-marked-text.ts';
import { repairCodes } from './repair-codes.ts';

const translated = (text: string, source: InlineText) => {
  const codes = new Map([...source.codes, ...marked('<8/><9>x</9>').codes]);
  return parseMarkedText(text, codes).text;
};

describe('compareCodes', () => {
  it.each<[string, string, string[], Record<number, CodeType>?]>([
    ['<1>a</1> <2/>', '<2/> <1>b</1>', []],
    ['<1>a</1> <2/>', 'b', ['missing 1', 'missing 2 blocks']],
    ['<1>a</1>', '<1>a</1> <9>b</9><8/>', ['unknown 9 blocks', 'unknown 8 blocks']],
    ['<1>a</1> <2/>', '<1>a</1> <1>b</1> <2/><2/>', ['duplicate 1 blocks', 'duplicate 2 blocks']],
    ['<1>a</1>', '</1>a', ['unopened 1 blocks']],
    ['<1>a</1>', '<1>a', ['unclosed 1 blocks']],
    ['<1>a</1> <2>b</2>', '<1>a <2>b</1> c</2>', ['crossing 2 blocks']],
    ['<1>a <2>b</1> c</2>', '<1>x <2>y</1> z</2>', []],
    ['<1/>a<2/>', '<2/>a<1/>', ['order 2 blocks'], { 1: 'span-end', 2: 'span-start' }],
  ])('%s → %s', (source, target, expected, types) => {
    const text = marked(source, types);
    const problems = compareCodes(text, translated(target, text));
    expect(problems.map(({ kind, id, blocks }) => `${kind} ${id}${blocks ? ' blocks' : ''}`)).toEqual(
      expected,
    );
  });
});

describe('repairCodes', () => {
  it.each<[string, string, string, string, Record<number, CodeType>?]>([
    ['drops what the source does not have', '<1>a</1>', '<1>x</1> <9>y</9><8/>', '<1>x</1> y'],
    ['drops repetitions', '<1>a</1> <2/>', '<1>x</1> <2/> <1>y</1> <2/>', '<1>x</1> <2/> y '],
    [
      'ends a pair where the pair around it ends',
      '<1>a</1> <2>b</2>',
      '<1>x <2>y</1> z</2>',
      '<1>x <2>y</2></1> z',
    ],
    [
      'puts a note behind the same number',
      'In 2020<1/> we grew.',
      'Wir wuchsen 2020 stark.',
      'Wir wuchsen 2020<1/> stark.',
    ],
    ['puts a note before the same full stop', 'We grew<1/>.', 'Wir wuchsen stark.', 'Wir wuchsen stark<1/>.'],
    ['puts an edge code at the edge', '<1/>Start', 'Anfang', '<1/>Anfang'],
    [
      'wraps a lost link around the same words',
      'See <1>Verso</1> now',
      'Jetzt Verso lesen',
      'Jetzt <1>Verso</1> lesen',
      { 1: 'hyperlink' },
    ],
    ['keeps a lost format lost', 'See <1>this</1>.', 'Siehe das.', 'Siehe das.'],
    ['completes half a pair', 'See <1>this</1>.', 'Siehe <1>das.', 'Siehe <1>das</1>.'],
    [
      'puts a lost picture back into its link',
      '<1>a <2/> b</1> c',
      '<1>x y</1> z',
      '<1>x <2/>y</1> z',
      { 1: 'hyperlink' },
    ],
    [
      'restores the order of what may not move',
      'a<1/>b<2/>c',
      'x<2/>y<1/>z',
      'xy<1/>z<2/>',
      { 1: 'span-end', 2: 'span-start' },
    ],
  ])('%s', (_, source, target, expected, types) => {
    const text = marked(source, types);
    expect(markedText(repairCodes(text, translated(target, text)).text)).toBe(expected);
  });

  it.each([
    ['goes out of a wrapper', 'word<1/><2>more</2>', 'x <2>y<1/></2>', 'x<1/> <2>y</2>'],
    ['goes back into its wrapper', '<2>word<1/> more</2> end', '<2>x y</2><1/> z', '<2>x<1/> y</2> z'],
    ['comes with its lost wrapper', 'one <2>word<1/></2>', 'x y<1/>', 'x <2>y<1/></2>'],
    ['stays in a format that came around it', 'word<1/><3>more</3>', '<3>x<1/> y</3>', '<3>x<1/> y</3>'],
  ])('a code that may not move %s: %s, %s', (_, source, target, expected) => {
    const text = withPart(marked(source, { 2: 'control' }));
    const given = { items: marked(target).items, codes: text.codes };
    const isRight = target === expected;
    expect(compareCodes(text, given).filter(({ blocks }) => blocks).length > 0).toBe(!isRight);
    const repaired = repairCodes(text, given).text;
    expect(compareCodes(text, repaired)).toEqual([]);
    expect(markedText(repaired)).toBe(expected);
  });

  it('leaves nothing that blocks, loses no text, and finds nothing to do the second time', () => {
    fc.assert(
      fc.property(arbitraryInlineText({ overlaps: true }), arbitraryMess, (source, mess) => {
        const target = makeInlineText(mess, new Map([...marked(everyMark).codes, ...codesAs(mess, source)]));
        const { text, repairs } = repairCodes(source, target);
        expect(compareCodes(source, text).filter((problem) => problem.blocks)).toEqual([]);
        expect(onlyText(text)).toBe(onlyText(target));
        expect(repairCodes(source, text)).toEqual({ text, repairs: [] });
        if (compareCodes(source, target).some((problem) => problem.blocks)) expect(repairs).not.toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('parts of fields deep in pairs', () => {
  it('are compared in time that grows with the text alone', () => {
    const source = deep(8_000);
    const start = processorTime();
    expect(compareCodes(source, makeInlineText(source.items, source.codes))).toEqual([]);
    expect(processorTime() - start).toBeLessThan(2_000);
  });

  it('are put back in time that grows with the text for each', () => {
    const source = deep(300);
    const start = processorTime();
    const { text } = repairCodes(source, makeInlineText([{ kind: 'text', text: 'b'.repeat(300) }]));
    expect(processorTime() - start).toBeLessThan(8_000);
    expect(compareCodes(source, text)).toEqual([]);
  });
});

/** As many pairs, each in the other, as parts of fields in the innermost. */
function deep(count: number): InlineText {
  const ids = Array.from({ length: count }, (_, index) => index + 1);
  const pairs = ids.map((id) => [id, { ...marked('<1>x</1>', { 1: 'field' }).codes.get(1)!, id }] as const);
  const part = { ...marked('<1/>', { 1: 'field' }).codes.get(1)!, movable: false };
  const parts = ids.map((id) => [count + id, { ...part, id: count + id }] as const);
  const items: InlineItem[] = ids.map((id) => ({ kind: 'open', id }));
  for (const [id] of parts) items.push({ kind: 'text', text: 'a' }, { kind: 'standalone', id });
  for (const id of ids.toReversed()) items.push({ kind: 'close', id });
  return makeInlineText(items, new Map([...pairs, ...parts]));
}

/** Code 1 as the part of a field that is whole in no sentence. */
function withPart({ items, codes }: InlineText): InlineText {
  return { items, codes: new Map([...codes, [1, { ...codes.get(1)!, movable: false }]]) };
}

const everyMark = Array.from({ length: 10 }, (_, index) => `<${index}>x</${index}>`).join('');

/** Items in any order, as a careless tool might return them. */
const arbitraryMess = fc.array(
  fc.oneof(
    arbitraryWords.map((text): InlineItem => ({ kind: 'text', text })),
    fc
      .tuple(fc.constantFrom('open', 'close', 'standalone'), fc.nat(9))
      .map(([kind, id]) => ({ kind, id }) as InlineItem),
  ),
  { maxLength: 16 },
);

function codesAs(items: readonly InlineItem[], source: InlineText) {
  return [...source.codes].filter(([id]) => items.some((item) => item.kind !== 'text' && item.id === id));
}

function onlyText(text: InlineText): string {
  return text.items.map((item) => (item.kind === 'text' ? item.text : '')).join('');
}
