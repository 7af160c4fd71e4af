import { expect, it } from 'vitest';
import { languageTag, nameOf } from './names.ts';

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

it.each([
  ['de', true],
  [' pt-BR ', true],
  ['zh-Hant-TW', true],
  ['qaa-x-own', true],
  ['a\u202eb', false],
  ['en_US', false],
  ['../de', false],
  ['x', false],
  ['', false],
])('whether %j is a language tag: %s', (tag, isOne) => {
  expect(languageTag.safeParse(tag).success).toBe(isOne);
});
