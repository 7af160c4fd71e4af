import { expect, it } from 'vitest';
import { countWords } from './index.ts';

it.each([
  ['', 0],
  ['— … —', 0],
  ['It’s 3.5 kg', 4],
  ["l'arrêt d’urgence", 2],
  ['a state-of-the-art machine', 6],
  ['naïve cafe\u0301', 2],
  ['供应商应按时交货', 5],
  ['供应商应按时交货。', 5],
  ['A4纸', 2],
  ['コーヒー', 3],
  ['ผู้ขาย', 4],
  ['ສະບາຍດີ', 5],
])('counts the words of %j', (text, words) => expect(countWords(text)).toBe(words));

it('takes a word of a million letters', () => {
  expect(countWords(`${'a'.repeat(1_000_000)} ${'字'.repeat(999_999)}`)).toBe(666_667);
});
