import { expect, it } from 'vitest';
import { marked } from '#test/marked';
import { markedText } from './marked-text.ts';
import { sliceInline, splitInline } from './split-inline.ts';

it.each([
  [
    'closings go with the text before, openings with the text behind',
    '<1>A.</1><2> B.</2>',
    [2],
    ['<1>A.</1>', '<2> B.</2>'],
  ],
  [
    'a format that spans the cut is closed and opened again',
    '<1>A. B.</1>',
    [3],
    ['<1>A. </1>', '<1>B.</1>'],
  ],
  [
    'nested formats are closed and opened in order',
    '<1><2>A. B.</2></1>',
    [3],
    ['<1><2>A. </2></1>', '<1><2>B.</2></1>'],
  ],
  [
    'a format over three pieces is in each',
    '<1>A. B. C.</1>',
    [3, 6],
    ['<1>A. </1>', '<1>B. </1>', '<1>C.</1>'],
  ],
  ['an object at the cut goes with the text behind it', 'A. <1/>B.', [3], ['A. ', '<1/>B.']],
  ['a pair that holds nothing is not parted', 'A.<1></1>B.', [2], ['A.', '<1></1>B.']],
  ['breaks at the ends are ignored', '<1>A.</1>', [0, 2], ['<1>A.</1>']],
])('%s', (_, text, breaks, pieces) => {
  expect(splitInline(marked(text), breaks).map(markedText)).toEqual(pieces);
});

it('turns a hyperlink that spans a cut into two halves that can be neither moved nor lost', () => {
  const pieces = splitInline(marked('See <1>one. Two</1> now.', { 1: 'hyperlink' }), [9]);
  expect(pieces.map(markedText)).toEqual(['See <1/>one. ', 'Two<1/> now.']);
  expect(pieces[0]!.codes.get(1)).toMatchObject({
    type: 'span-start',
    paired: false,
    movable: false,
    deletable: false,
  });
  expect(pieces[1]!.codes.get(1)).toMatchObject({
    type: 'span-end',
    paired: false,
    movable: false,
    deletable: false,
  });
});

it('slices by offsets of the code text', () => {
  expect(markedText(sliceInline(marked('<1>ab<2/>cd</1>e'), 1, 4))).toBe('<1>b<2/>c</1>');
});
