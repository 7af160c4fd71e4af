import { describe, expect, it } from 'vitest';
import { markedText } from '#engine/inline';
import { marked } from '#test/marked';
import { providerOf } from '#test/table-provider';
import { estimateTranslation } from './estimate-translation.ts';

const segments = ['The tenant pays.', 'The tenant pays.', 'A deed', 'A new deed', '1999', 'Rent is due'].map(
  (text, i) => ({ id: `${i}`, part: '/p', place: '', source: marked(text) }),
);
const known: Readonly<Record<string, number>> = { 'A deed': 100, 'A new deed': 80 };

describe('estimateTranslation', () => {
  it('counts words by match and what the provider would use, without asking it', async () => {
    let asked = 0;
    const provider = {
      ...providerOf(
        () => {
          asked++;
          return new Map();
        },
        { segments: 2 },
      ),
      estimate: ({ segments: batch }: { segments: readonly unknown[] }) => ({
        characters: 10,
        inputTokens: batch.length,
        price: 0.5,
      }),
    };
    const { matches, calls, usage } = await estimateTranslation({
      segments,
      provider,
      from: 'en',
      to: 'de',
      countWords: (text) => text.split(' ').length,
      memory: {
        lookup: ({ source }) => {
          const score = known[markedText(source)];
          if (score === undefined) return [];
          const unit = { id: 'u', memory: 'm', source, target: source };
          return [{ unit, kind: 'fuzzy', score, penalties: [], target: source, adapted: false }];
        },
      },
    });
    expect(Object.fromEntries(matches)).toEqual({
      100: { segments: 1, words: 2 },
      80: { segments: 1, words: 3 },
      none: { segments: 2, words: 6 },
      passthrough: { segments: 1, words: 1 },
      repetition: { segments: 1, words: 3 },
    });
    expect([calls, usage, asked]).toEqual([2, { characters: 20, inputTokens: 3, price: 1 }, 0]);
  });

  it('counts characters where the provider estimates nothing', async () => {
    const provider = providerOf(() => new Map());
    const { usage } = await estimateTranslation({
      segments: segments.slice(2, 3),
      provider,
      from: 'en',
      to: 'de',
      countWords: () => 1,
    });
    expect(usage).toEqual({ characters: 6 });
  });
});
