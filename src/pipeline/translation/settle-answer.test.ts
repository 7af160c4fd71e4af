import { expect, test } from 'vitest';
import { plainText, textWithoutCodes } from '#engine/inline';
import { growthOf } from '#test/growth';
import { settleAnswer } from './settle-answer.ts';

const settled = (answer: string): string | undefined => {
  const found = settleAnswer(textWithoutCodes('One two.'), textWithoutCodes(answer));
  return found && plainText(found.text);
};

test('line breaks and tabs of an answer become blanks where the source has none, and blanks stay', () => {
  expect(settled('Eins  zwei \u00a0\n\t drei\r\nvier.')).toBe('Eins  zwei drei vier.');
});

test('an answer of blanks costs time in proportion to its length', () => {
  const settleBlanks = (blanks: number) => {
    const answer = `Eins${' '.repeat(blanks)}zwei\tdrei.`;
    expect(settled(answer)).toBe(answer.replace('\t', ' '));
  };
  expect(growthOf(settleBlanks, 80_000)).toBeLessThan(3);
});
