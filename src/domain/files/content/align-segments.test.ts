import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textWithoutCodes } from '#engine/inline';
import { processorTime } from '#test/processor-time';
import { alignSegments, countChanges } from './align-segments.ts';
import { hashText } from './hash-text.ts';
import type { KeptSegment } from './kept-segment.ts';

const segments = (...texts: string[]): KeptSegment[] =>
  texts.map((plain, position) => ({
    position,
    segmentId: `s${position}`,
    part: '/word/document.xml',
    place: '',
    source: textWithoutCodes(plain),
    plain,
    hash: hashText(plain),
  }));

const tell = (before: string[], after: string[]) =>
  alignSegments(segments(...before), segments(...after)).map(
    ({ kind, before, after }) => `${kind} ${before?.plain ?? '-'} > ${after?.plain ?? '-'}`,
  );

describe('alignSegments', () => {
  test('what is equal is unchanged, white space aside', () => {
    expect(tell(['One.', 'Two  words.'], ['One.', 'Two words.'])).toEqual([
      'unchanged One. > One.',
      'unchanged Two  words. > Two words.',
    ]);
  });

  test('what went elsewhere moved, and nothing else did', () => {
    expect(tell(['A', 'B', 'C', 'D'], ['B', 'C', 'A', 'D'])).toEqual([
      'unchanged B > B',
      'unchanged C > C',
      'moved A > A',
      'unchanged D > D',
    ]);
  });

  test('a sentence that keeps most of its words is edited; others are new and removed', () => {
    expect(
      tell(
        ['Start.', 'The red car stops here.', 'Gone entirely.', 'End.'],
        ['Start.', 'The blue car stops here.', 'Bananas everywhere!', 'End.'],
      ),
    ).toEqual([
      'unchanged Start. > Start.',
      'edited The red car stops here. > The blue car stops here.',
      'removed Gone entirely. > -',
      'new - > Bananas everywhere!',
      'unchanged End. > End.',
    ]);
  });

  test('accounts for every segment of both exactly once, and finds nothing to change in the same', () => {
    const texts = fc.array(fc.constantFrom('A b c', 'A b d', 'x', 'y z', 'long text of words', ''), {
      maxLength: 25,
    });
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const alignment = alignSegments(segments(...one), segments(...other));
        const positions = (side: 'before' | 'after') =>
          alignment.flatMap((entry) => entry[side]?.position ?? []).sort((a, b) => a - b);
        expect(positions('before')).toEqual(one.map((_, index) => index));
        expect(positions('after')).toEqual(other.map((_, index) => index));
        expect(alignment.flatMap(({ after }) => after?.position ?? [])).toEqual(
          other.map((_, index) => index),
        );
        for (const { kind, before, after } of alignment)
          if (kind === 'unchanged' || kind === 'moved') expect(before.hash).toBe(after.hash);
        expect(countChanges(alignSegments(segments(...one), segments(...one))).unchanged).toBe(one.length);
      }),
    );
  });

  test('10,000 segments, half of them rewritten, take less than two seconds', () => {
    const text = (index: number, word: string) => `Sentence ${index} says ${word} about item ${index % 97}.`;
    const before = segments(...Array.from({ length: 10_000 }, (_, index) => text(index, 'nothing')));
    const after = segments(
      ...Array.from({ length: 10_000 }, (_, index) => text(index, index % 2 ? 'nothing' : 'something')),
    );
    const start = processorTime();
    const counts = countChanges(alignSegments(before, after));
    expect(counts).toMatchObject({ unchanged: 5_000, edited: 5_000 });
    expect(processorTime() - start).toBeLessThan(2_000);
  });
});
