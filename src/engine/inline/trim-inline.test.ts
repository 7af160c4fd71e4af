import { expect, it } from 'vitest';
import { marked } from '#test/marked';
import type { InlineCode, InlineItem } from './inline-text.ts';
import { makeInlineText } from './make-inline-text.ts';
import { markedText } from './marked-text.ts';
import { trimInline } from './trim-inline.ts';

it.each([
  ['white space', '  A b \n', '  ', 'A b', ' \n'],
  ['codes at the edges', '<1/><2/> A<3/>', '<1/><2/> ', 'A', '<3/>'],
  ['pairs that wrap all', '<1> <2>A</2></1> ', '<1> <2>', 'A', '</2></1> '],
  ['pairs that hold no words', '<1> <2/></1>A', '<1> <2/></1>', 'A', ''],
  ['no half of a pair', '<1>A</1> b', '', '<1>A</1> b', ''],
  ['no two pairs side by side', '<1>A</1><2>b</2>', '', '<1>A</1><2>b</2>', ''],
  ['everything where there are no words', '<1>– </1><2/>…', '<1>– </1><2/>…', '', ''],
])('takes off %s', (_, text, before, inner, after) => {
  const trimmed = trimInline(marked(text));
  const render = (items: readonly InlineItem[]) => markedText({ items, codes: new Map() });
  expect([render(trimmed.before), markedText(trimmed.text), render(trimmed.after)]).toEqual([
    before,
    inner,
    after,
  ]);
});

it('keeps a code that reads as words', () => {
  const field: InlineCode = {
    id: 1,
    paired: false,
    type: 'field',
    hint: 'REF',
    equivalent: 'Figure 3',
    deletable: false,
    movable: true,
  };
  const text = makeInlineText(
    [
      { kind: 'text', text: 'See ' },
      { kind: 'standalone', id: 1 },
      { kind: 'text', text: '.' },
    ],
    new Map([[1, field]]),
  );
  expect(markedText(trimInline(text).text)).toBe('See <1/>.');
  const alone = makeInlineText([{ kind: 'standalone', id: 1 }], new Map([[1, field]]));
  expect(trimInline(alone).before).toEqual(alone.items);
});
