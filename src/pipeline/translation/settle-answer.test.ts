import { expect, test } from 'vitest';
import { plainText, textWithoutCodes } from '#engine/inline';
import { processorTime } from '#test/processor-time';
import { settleAnswer } from './settle-answer.ts';

const settled = (answer: string): string | undefined => {
  const found = settleAnswer(textWithoutCodes('One two.'), textWithoutCodes(answer));
  return found && plainText(found.text);
};

test('line breaks and tabs of an answer become blanks where the source has none, and blanks stay', () => {
  expect(settled('Eins  zwei \u00a0\n\t drei\r\nvier.')).toBe('Eins  zwei drei vier.');
});

test('an answer of blanks costs time in proportion to its length', () => {
  const milliseconds = (blanks: number) => {
    const answer = `Eins${' '.repeat(blanks)}zwei\tdrei.`;
    const start = processorTime();
    expect(settled(answer)).toBe(answer.replace('\t', ' '));
    return processorTime() - start;
  };
  // 8 times the blanks; quadratic cost would be 64 times. The 20 ms keep a timer's noise out of small figures.
  const small = Math.min(milliseconds(10_000), milliseconds(10_000));
  expect(milliseconds(80_000)).toBeLessThan(24 * small + 20);
});
