import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InlineText, textWithoutCodes } from '#engine/inline';
import { marked } from '#test/marked';
import {
  createMemory,
  type LookupWork,
  type MemoryMatch,
  type MemoryUnit,
  similarity,
  similarityIn,
} from './index.ts';

const plain = textWithoutCodes;

function unit(
  source: string | InlineText,
  target: string | InlineText = 'Ziel',
  more: Partial<MemoryUnit> = {},
) {
  const text = (side: string | InlineText) => (typeof side === 'string' ? plain(side) : side);
  return { id: JSON.stringify(source), memory: 'test', source: text(source), target: text(target), ...more };
}

function lookUp(units: readonly MemoryUnit[], source: string | InlineText, threshold = 50, context = {}) {
  const memory = createMemory(units, { language: 'en' });
  const asked = typeof source === 'string' ? plain(source) : source;
  return memory.lookup({ source: asked, ...context }, { threshold, limit: 10 });
}

const scores = (matches: readonly MemoryMatch[]) => matches.map(({ score }) => score);
const penalties = (match: MemoryMatch | undefined) =>
  match?.penalties.map(({ code, points }) => `${code} ${points}`);

/** Few words, so that texts collide: forms of a word, case, numbers, signs, letters of a spaceless script. */
const arbitraryText = fc
  .array(
    fc.constantFrom(
      ...['file', 'files', 'File', 'open', 'opened', 'a', 'the', 'no', 'Ünder', '7', '42', '1,500'],
      ...['.', ',', '?', '"', '“', '-', '–', '€', '%', '文', '件', '。'],
    ),
    { maxLength: 9 },
  )
  .chain((words) => fc.constantFrom(' ', '  ', '', '\u00A0').map((blank) => words.join(blank)));

describe('completeness', () => {
  it('finds every unit at or above the threshold that comparing with each one finds, and no other', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryText, { maxLength: 60 }),
        fc.array(arbitraryText, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 50, max: 100 }),
        fc.constantFrom('en', 'und'),
        (sources, queries, threshold, language) => {
          const compare = similarityIn(language);
          const units = sources.map((source, index) => ({ ...unit(source), id: `${index}` }));
          const memory = createMemory(units, { language });
          for (const query of queries) {
            const found = memory.lookup({ source: plain(query) }, { threshold: 0, limit: Infinity });
            const strict = memory.lookup({ source: plain(query) }, { threshold, limit: Infinity });
            expect(found.map((match) => match.unit.id).sort()).toEqual(
              sources.flatMap((source, index) => (compare(source, query) >= 50 ? [`${index}`] : [])).sort(),
            );
            expect(strict).toEqual(found.filter(({ score }) => score >= threshold));
          }
        },
      ),
    );
  });

  it('finds as much through indexes of any cut as through one, and as much as each unit alone', () => {
    // More units than are looked at one by one, added in portions.
    const arbitraryUnits = fc.array(arbitraryText, { minLength: 300, maxLength: 700, size: 'max' });
    fc.assert(
      fc.property(
        arbitraryUnits,
        fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 50, max: 99 }),
        (sources, portions, threshold) => {
          const units = sources.map((source, index) => ({ ...unit(source), id: `${index}` }));
          const memory = createMemory([], { language: 'en' });
          const compare = similarityIn('en');
          let from = 0;
          for (const portion of [...portions, units.length]) {
            memory.add(units.slice(from, from + portion));
            from = Math.min(units.length, from + portion);
            const query = sources[from - 1]!;
            const found = memory.lookup({ source: plain(query) }, { threshold, limit: Infinity });
            const expected = sources.slice(0, from).filter((source) => compare(source, query) >= threshold);
            expect(found.filter((match) => compareWith(match, query, compare) >= threshold)).toHaveLength(
              found.length,
            );
            expect(found.length).toBeLessThanOrEqual(expected.length);
            const unpenalised = memory
              .lookup({ source: plain(query) }, { threshold: 0, limit: Infinity })
              .filter((match) => compareWith(match, query, compare) >= threshold);
            expect(unpenalised).toHaveLength(expected.length);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});

function compareWith(
  { unit }: MemoryMatch,
  query: string,
  compare: (a: string, b: string) => number,
): number {
  const text = unit.source.items.map((item) => (item.kind === 'text' ? item.text : '')).join('');
  return compare(text, query);
}
