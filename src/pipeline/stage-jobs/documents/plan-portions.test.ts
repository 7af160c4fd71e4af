import { describe, expect, test } from 'vitest';
import { textWithoutCodes } from '#engine/inline';
import { planPortions } from './plan-portions.ts';

const segments = (...texts: string[]) =>
  texts.map((plain, position) => ({
    id: `s${position}`,
    part: '/word/document.xml',
    place: '',
    position,
    plain,
    source: textWithoutCodes(plain),
  }));

describe('planPortions', () => {
  test('puts every segment into exactly one portion', () => {
    const all = segments(...Array.from({ length: 1000 }, (_, index) => `Sentence ${index % 700}.`));
    const portions = planPortions(all, { segments: 64, characters: 100_000 });
    const positions = portions.flatMap((portion) => portion.positions);
    expect([...positions].sort((left, right) => left - right)).toEqual(all.map(({ position }) => position));
    expect(portions.map(({ number }) => number)).toEqual(portions.map((_, index) => index + 1));
  });

  test('keeps equal segments together, however far apart they stand', () => {
    const [first, second] = planPortions(segments('One.', 'Two.', 'Three.', 'One.'), {
      segments: 2,
      characters: 1000,
    });
    expect(first?.positions).toEqual([0, 1, 3]);
    expect(second?.positions).toEqual([2]);
  });

  test('gives a segment that is longer than a portion one of its own', () => {
    const portions = planPortions(segments('short', 'x'.repeat(50), 'short too'), {
      segments: 9,
      characters: 20,
    });
    expect(portions.map(({ positions }) => positions)).toEqual([[0], [1], [2]]);
  });

  test('plans nothing for nothing', () => {
    expect(planPortions([])).toEqual([]);
  });
});
