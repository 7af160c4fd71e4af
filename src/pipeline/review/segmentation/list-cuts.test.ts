import { expect, test } from 'vitest';
import { processorTime } from '#test/processor-time';
import { listCuts } from './list-cuts.ts';

test('cuts stand behind blanks and, without them, behind punctuation', () => {
  expect(listCuts('One; two  three', 10)).toEqual([5, 10]);
  expect(listCuts('请打开阀门：等待。', 10)).toEqual([6]);
  expect(listCuts('  “a”-b', 10)).toEqual([3, 6]);
  expect(listCuts('One two three', 1)).toEqual([4]);
  expect(listCuts('Word', 10)).toEqual([]);
  expect(listCuts(' ... ', 10)).toEqual([]);
});

test('lines of dots, as long as a document may have them, cost nobody else time', () => {
  const start = processorTime();
  for (const filler of ['.', ' ', '. ']) listCuts(`Contents${filler.repeat(200_000)} `, 200);
  expect(processorTime() - start).toBeLessThan(2_000);
});
