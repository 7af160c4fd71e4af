import fc from 'fast-check';
import { expect, it } from 'vitest';
import { normaliseText } from './normalise-text.ts';
import { numberReader } from './number-reader.ts';
import { tokenReader } from './tokens-of.ts';

const piece = fc.oneof(
  fc.constantFrom(
    'the',
    'Files',
    'files',
    'ß',
    'naïve',
    'x-y',
    "don't",
    '12',
    '1 500',
    '1\u00A0500',
    '3.14',
    '٣ ٤٥٦',
  ),
  fc.constantFrom(
    '-',
    '–',
    '−',
    '%',
    '€',
    '„',
    '…',
    '.',
    '(',
    '文',
    '件',
    'ไทย',
    '๑๒',
    '🙂',
    '𝟛',
    'e\u0301',
    '\u00AD',
    '\u200D',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const text = fc
  .array(fc.tuple(piece, fc.constantFrom('', ' ', '\u00A0', '  ')), { maxLength: 30 })
  .map((some) => normaliseText(some.flat().join('')));

it.each(['en', 'de', 'tr', 'zh', 'und'])('reads the classes and weights of the tokens of %s', (language) => {
  const tokens = tokenReader(language);
  const numbers = numberReader(language);
  fc.assert(
    fc.property(text, (given) => {
      const { count, hashes, weights } = numbers(given)!;
      expect([...hashes.subarray(0, count)]).toEqual(tokens(given)!.map(({ classHash }) => classHash));
      expect([...weights.subarray(0, count)]).toEqual(tokens(given)!.map(({ weight }) => weight));
    }),
    { numRuns: 500 },
  );
});

it('reads none of texts that are too long to compare, and whole ones up to that', () => {
  const numbers = numberReader('en');
  expect(numbers('a '.repeat(1000).trim())!.count).toBe(1000);
  expect(numbers('a '.repeat(1001).trim())).toBeUndefined();
  expect(numbers('a'.repeat(20_000))!.count).toBe(1);
  expect(numbers('a'.repeat(20_001))).toBeUndefined();
  expect(numbers('🙂'.repeat(1001))).toBeUndefined();
});

it('reads words alike after it has forgotten them', () => {
  const tokens = tokenReader('und');
  const numbers = numberReader('und');
  const wordOf = (index: number) => `w${index.toString(36)}`;
  for (let word = 0; word < 160_000; word++) numbers(wordOf(word));
  for (const word of [0, 1, 131_071, 131_072, 159_999])
    expect(numbers(wordOf(word))!.hashes[0]).toBe(tokens(wordOf(word))![0]!.classHash);
});
