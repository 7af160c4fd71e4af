import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreTokens, signatureOf, signatureQuery, type TokenOrder, tokenReader } from './index.ts';

const words = [
  'a',
  'the',
  'file',
  'files',
  'open',
  'no',
  '7',
  '42',
  '.',
  ',',
  '-',
  '€',
  '文',
  '件',
  'x-y',
  'Ünder',
];
const arbitraryText = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 14 })
  .map((some) => some.join(' '));
/** Replaces a word, puts one in before it or, where there is no word, leaves it out. */
const arbitraryEdits = fc.array(fc.tuple(fc.nat(), fc.constantFrom('', ...words), fc.boolean()), {
  maxLength: 5,
});
function edit(text: string, [at, word, replaces]: readonly [number, string, boolean]): string {
  const some = text.split(' ');
  return some.toSpliced(at % some.length, replaces ? 1 : 0, word).join(' ') || 'open';
}
const read = tokenReader('en');
const tokensOf = (text: string) => read(text)!;
/** An order that has counted some of the classes. */
const arbitraryOrder = fc
  .dictionary(fc.constantFrom(...words), fc.nat({ max: 3 }))
  .map((counts): TokenOrder => {
    const byHash = new Map(
      Object.entries(counts).map(([word, count]) => [tokensOf(word)[0]!.classHash, count]),
    );
    return { frequencyOf: (classHash) => byHash.get(classHash) ?? 0 };
  });

describe('signatures for a database', () => {
  it('share a key, a weight and enough words with every query that the text reaches the score of', () => {
    fc.assert(
      fc.property(arbitraryText, arbitraryEdits, arbitraryOrder, (one, edits, order) => {
        const other = edits.reduce(edit, one);
        const score = scoreTokens(tokensOf(one), tokensOf(other));
        const unit = signatureOf(tokensOf(one), order, 7)!;
        for (const threshold of [50, 60, 70, 71, 80, 89, 90, score].filter(
          (some) => some >= 50 && some <= score,
        )) {
          const query = signatureQuery(tokensOf(other), order, threshold, [3, 7])!;
          expect(query.keys.some((key) => unit.keys.includes(key))).toBe(true);
          expect(unit.weight).toBeGreaterThanOrEqual(query.lightest);
          expect(unit.weight).toBeLessThanOrEqual(query.heaviest);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('are not found in another scope', () => {
    const order = { frequencyOf: () => 0 };
    const { keys } = signatureOf(tokensOf('Open the file'), order, 1)!;
    const query = signatureQuery(tokensOf('Open the file'), order, 70, [2])!;
    expect(query.keys.filter((key) => keys.includes(key))).toEqual([]);
  });

  it('are none for a text without tokens', () => {
    const order = { frequencyOf: () => 0 };
    expect(signatureOf([], order, 1)).toBeUndefined();
    expect(signatureQuery([], order, 70, [1])).toBeUndefined();
  });

  it('keep their numbers from release to release, as what is stored needs it', () => {
    const counted = new Map([[tokensOf('the')[0]!.classHash, 9]]);
    const order = { frequencyOf: (classHash: number) => counted.get(classHash) ?? 0 };
    expect(tokensOf('the')[0]!.classHash).toBe(-1175068098);
    expect(signatureOf(tokensOf('Open the file'), order, 1)).toMatchInlineSnapshot(`
      {
        "keys": [
          -1685012366,
          -1273134472,
        ],
        "weight": 60,
        "words": "00000000000000000000000000000001000000000000000000000000000000000000000000000000000000000000100000000000000000010000000000000000",
      }
    `);
  });
});
