import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprintOf } from '#domain/files/content';
import { type LineageEntry, planLineage } from './plan-lineage.ts';

const entry = (
  id: string,
  at: number,
  name: string,
  hashes: readonly number[],
  pinnedTo?: string,
): LineageEntry => {
  const fingerprint = fingerprintOf(hashes.map(String));
  return {
    id,
    at,
    name,
    sha256: id,
    hashes: new Set(fingerprint.hashes),
    sketch: fingerprint.sketch,
    pinnedTo,
  };
};
const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
const tell = (entries: readonly LineageEntry[]) =>
  planLineage(entries).map(({ entries, pinnedTo }) =>
    [pinnedTo, ...entries.map(({ id }) => id)].filter(Boolean).join(' '),
  );

describe('planLineage', () => {
  test('puts similar versions of a name into one timeline and others into their own', () => {
    expect(
      tell([
        entry('b', 2, 'x', numbers(5, 15)),
        entry('a', 1, 'x', numbers(0, 10)),
        entry('c', 3, 'x', numbers(90, 99)),
        entry('d', 4, 'x', numbers(6, 16)),
      ]),
    ).toEqual(['a b d', 'c']);
  });

  test('follows a file through a rename', () => {
    expect(
      tell([
        entry('a', 1, 'x', numbers(0, 100)),
        entry('b', 2, 'y', numbers(0, 98)),
        entry('c', 3, 'y', numbers(40, 98)),
        entry('d', 4, 'z', numbers(0, 60)),
      ]),
    ).toEqual(['a b c', 'd']);
  });

  test('brings the history of a file that was uploaded to that file', () => {
    const uploaded = entry('v', 5, 'x', numbers(0, 10), 'F');
    expect(tell([uploaded, entry('a', 1, 'x', numbers(0, 9)), entry('z', 9, 'x', numbers(0, 11))])).toEqual([
      'F a v z',
    ]);
  });

  test('never joins two files that people keep apart', () => {
    const [one, other] = [entry('v', 1, 'x', numbers(0, 10), 'F'), entry('w', 2, 'x', numbers(0, 10), 'G')];
    expect(tell([one, other])).toEqual(['F v', 'G w']);
  });

  test('without text the name decides', () => {
    expect(tell([entry('a', 1, 'x', []), entry('b', 2, 'x', numbers(0, 3)), entry('c', 3, 'y', [])])).toEqual(
      ['a b', 'c'],
    );
  });

  test('does not depend on the order of the imports', () => {
    const one = fc.record({
      at: fc.integer({ min: 1, max: 4 }),
      name: fc.constantFrom('x', 'y', 'z'),
      from: fc.integer({ min: 0, max: 12 }),
      size: fc.integer({ min: 0, max: 12 }),
      pinnedTo: fc.option(fc.constantFrom('F', 'G'), { nil: undefined, freq: 4 }),
    });
    const sets = fc
      .array(one, { maxLength: 14 })
      .map((list) =>
        list.map(({ at, name, from, size, pinnedTo }, index) =>
          entry(`e${index}`, at, name, numbers(from, from + size), pinnedTo),
        ),
      )
      .chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })));
    fc.assert(
      fc.property(sets, ([list, shuffled]) => {
        expect(tell(shuffled)).toEqual(tell(list));
      }),
    );
  });
});
