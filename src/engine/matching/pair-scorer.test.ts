import fc from 'fast-check';
import { expect, it } from 'vitest';
import { pairScorer, similarityIn } from './index.ts';

const word = fc.constantFrom(
  ...['file', 'files', 'File', 'open', 'a', 'the', '7', '42', '.', ',', '“', '€', '文', '-'],
);
const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(' '));
/** Pairs with most words in common, and pairs with few. */
const pair = fc.oneof(
  fc.tuple(text, text),
  fc
    .tuple(fc.array(word, { minLength: 20, maxLength: 60 }), fc.nat(), word)
    .map(([words, at, other]) => [words.join(' '), words.with(at % words.length, other).join(' ')] as const),
);

it('says what comparing every cell says', () => {
  for (const language of ['en', 'de', 'und']) {
    const [quick, whole] = [pairScorer(language), similarityIn(language)];
    fc.assert(
      fc.property(pair, ([a, b]) => {
        expect(quick(a, b)).toBe(whole(a, b));
      }),
      { numRuns: 300 },
    );
  }
});

it('knows texts that are empty, equal, too long or of nothing in common', () => {
  const score = pairScorer('en');
  expect(score('', '')).toBe(100);
  expect(score('', 'word')).toBe(0);
  expect(score('one  two', 'one two')).toBe(100);
  expect(score('one', 'zwei drei')).toBe(0);
  expect(score('a '.repeat(2_000), 'b')).toBe(0);
});
