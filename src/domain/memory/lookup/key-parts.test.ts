import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SignatureQuery } from '#engine/matching';
import { groupsOf, partsOf } from './key-parts.ts';

const queryOf = (keys: readonly number[]): SignatureQuery => ({
  ...{ weight: 20, lightest: 10, heaviest: 30, words: '0'.repeat(128) },
  keys,
});

test('every key of every text is asked for once', () => {
  const arbitraryKeys = fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), {
    minLength: 1,
    maxLength: 600,
  });
  fc.assert(
    fc.property(fc.array(arbitraryKeys, { maxLength: 40 }), (texts) => {
      const queries = texts.map(queryOf);
      const asked = texts.map((): number[] => []);
      for (const { place, keys } of partsOf(queries).flat()) asked[place]!.push(...groupsOf(keys).flat());
      expect(asked).toEqual(texts);
    }),
  );
});

test('few keys are one statement, many keys are two of about the same size', () => {
  const keys = (count: number) => Array.from({ length: count }, (_, key) => key);
  expect(partsOf([])).toEqual([]);
  expect(partsOf([queryOf(keys(60)), queryOf(keys(60))])).toHaveLength(1);
  const parts = partsOf([queryOf(keys(480))]);
  expect(parts.map((part) => part.flatMap((some) => some.keys).length)).toEqual([240, 240]);
});
