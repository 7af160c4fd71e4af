import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodes, type InlineText, markedText } from '#engine/inline';
import { type Provider, ProviderError, type ProviderErrorKind, type Rejection } from '#platform/providers';
import { marked } from '#test/marked';
import { noLimits } from '#test/table-provider';
import { askProvider } from './ask-provider.ts';

/** What happens to one call, or to one segment of it. */
type Fate =
  | 'answer'
  | 'omit'
  | 'lose codes'
  | 'empty'
  | Exclude<Rejection, never>
  | { readonly error: ProviderErrorKind; readonly isRetryable: boolean };

const fate = fc.oneof(
  { weight: 8, arbitrary: fc.constant<Fate>('answer') },
  { weight: 3, arbitrary: fc.constantFrom<Fate>('omit', 'lose codes', 'empty', 'shifted', 'truncated') },
  {
    weight: 1,
    arbitrary: fc.record({
      error: fc.constantFrom<ProviderErrorKind>(
        'refused',
        'too-large',
        'timed-out',
        'unavailable',
        'unreadable',
      ),
      isRetryable: fc.boolean(),
    }),
  },
);

const sourceOf = (index: number): string =>
  index % 3 === 0 ? `word ${index} <1>bold</1> and <2/> end` : `word ${index}`;
const translated = (source: InlineText): InlineText => marked(markedText(source).replace('word', 'Wort'));

/** A provider whose calls and segments meet the given fates in turn; never a wrong answer, only none or a poor one. */
function fateful(fates: readonly Fate[], limits: Partial<Provider['limits']>): Provider {
  let turn = 0;
  const next = (): Fate => fates[turn++ % fates.length]!;
  return {
    name: 'fateful',
    limits: { ...noLimits, ...limits },
    async translate({ segments }) {
      const ofCall = next();
      if (typeof ofCall === 'object')
        throw new ProviderError(ofCall.error, 'fate', { isRetryable: ofCall.isRetryable });
      const answers = new Map<string, InlineText>();
      const rejected = new Map<string, Rejection>();
      for (const { id, source } of segments) {
        const one = next();
        if (one === 'answer') answers.set(id, translated(source));
        else if (one === 'lose codes')
          answers.set(id, marked(markedText(translated(source)).replaceAll(/<[^>]*>/g, '')));
        else if (one === 'empty') answers.set(id, marked(''));
        else if (one === 'shifted' || one === 'truncated') rejected.set(id, one);
      }
      const call = { provider: 'fateful', characters: 0, milliseconds: 0, attempts: 1 };
      return { answers, rejected, call };
    },
  };
}

const words = (text: string): string => text.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, '');

describe('askProvider, whatever happens', () => {
  it('settles every segment once, with its own translation and whole codes, or with a reason', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fate, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 0, max: 60 }),
        fc.record({ segments: fc.integer({ min: 1, max: 12 }), concurrency: fc.integer({ min: 1, max: 3 }) }),
        async (fates, count, limits) => {
          const settled: string[] = [];
          const asks = Array.from({ length: count }, (_, i) => ({
            segment: { id: `${i}`, part: '/p', place: '', source: marked(sourceOf(i)) },
          }));
          const { fidelity } = await askProvider({
            asks,
            provider: fateful(fates, limits),
            from: 'en',
            to: 'de',
            onSettled(segment, answer, reason) {
              settled.push(segment.id);
              if (!answer) return expect(reason).toBeTruthy();
              expect(words(markedText(answer.text))).toBe(words(markedText(translated(segment.source))));
              expect(compareCodes(segment.source, answer.text)).toEqual([]);
            },
          });
          expect(settled.toSorted()).toEqual(asks.map(({ segment }) => segment.id).toSorted());
          const { untranslated } = fidelity.result({ name: 'fateful' });
          expect(untranslated).toBeLessThanOrEqual(count);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('loses nothing to chance: what is answered half the time is answered in the end', async () => {
    const settled = new Map<string, boolean>();
    await askProvider({
      asks: Array.from({ length: 200 }, (_, i) => ({
        segment: { id: `${i}`, part: '/p', place: '', source: marked(sourceOf(i)) },
      })),
      provider: fateful(['answer', 'omit', 'answer', 'shifted', 'answer', 'truncated', 'answer'], {
        segments: 10,
      }),
      from: 'en',
      to: 'de',
      onSettled: ({ id }, answer) => settled.set(id, answer !== undefined),
    });
    expect([...settled.values()].filter((isAnswered) => !isAnswered)).toEqual([]);
  });
});
