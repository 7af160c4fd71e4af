import { expect, it } from 'vitest';
import { markedText, plainText, readMarks } from './index.ts';

it.each([
  ['Press <1>Start</1><2/> now', 'Press Start now'],
  ['<1><2>x</2></1>', 'x'],
  ['a &lt;1> b &amp;lt;', 'a <1> b &lt;'],
  ['no marks < 5', 'no marks < 5'],
])('%s', (marked, plain) => {
  const text = readMarks(marked);
  expect(plainText(text)).toBe(plain);
  expect(markedText(text)).toBe(marked);
});

it('takes a number that is never closed as a code that stands alone', () => {
  expect(readMarks('a<7>b').codes.get(7)).toMatchObject({ paired: false, type: 'other' });
  expect(readMarks('a</7>b').codes.get(7)).toMatchObject({ paired: true });
});
