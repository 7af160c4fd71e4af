import { expect, it } from 'vitest';
import { nameOf } from './names.ts';

it.each([
  ['  Größe 雪 עברית\u200f ', 'Größe 雪 עברית\u200f'],
  ['', undefined],
  ['  ', undefined],
  ['x'.repeat(21), undefined],
  ['a\nb', undefined],
  ['a\u001b[2Jb', undefined],
  ['a\u0085b', undefined],
  ['invoice\u202excod.exe', undefined],
  ['a\u2066b', undefined],
  ['a\u2028b', undefined],
])('takes %j as the name %j', (given, name) => {
  expect(nameOf(20).safeParse(given).data).toBe(name);
});
