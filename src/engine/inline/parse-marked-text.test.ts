import { expect, it } from 'vitest';
import { marked } from '#test/marked';
import { processorTime } from '#test/processor-time';
import { textWithoutCodes } from './make-inline-text.ts';
import { markedText } from './marked-text.ts';
import { parseMarkedText } from './parse-marked-text.ts';

const { codes } = marked('<1>a</1><2/>');

it.each([
  ['Press <1>Start</1><2/>', 'Press <1>Start</1><2/>', []],
  ['Press < 1 >Start</ 1 ><2 />', 'Press <1>Start</1><2/>', []],
  ['<2></2>', '<2/>', ['mark-form']],
  ['</2>', '<2/>', ['mark-form']],
  ['<1/>', '<1></1>', ['mark-form']],
  ['<7>x</7>', '&lt;7>x&lt;/7>', ['unknown-mark', 'unknown-mark']],
  ['</1/> <01>', '&lt;/1/> &lt;01>', ['unknown-mark', 'unknown-mark']],
  ['</1>', '</1>', []],
])('reads %j', (written, canonical, kinds) => {
  const { text, problems } = parseMarkedText(written, codes);
  expect(markedText(text)).toBe(canonical);
  expect(problems.map((problem) => problem.kind)).toEqual(kinds);
});

it.each([
  ['a < b & c > d', 'a < b & c > d'],
  ['<b>1</b> &copy; &gt;', '<b>1</b> &copy; &gt;'],
  ['<1> </2>', '&lt;1> &lt;/2>'],
  ['&lt; &amp;', '&amp;lt; &amp;amp;'],
])('writes %j escaping only what would be misread', (text, written) => {
  expect(markedText(textWithoutCodes(text))).toBe(written);
});

it('takes no longer for blanks where a mark might be, whoever wrote them', () => {
  const blanks = ' '.repeat(50_000);
  const start = processorTime();
  for (const written of [`<${blanks}1${blanks}x`, `<${blanks}`, '< 1 '.repeat(25_000), '<'.repeat(100_000)]) {
    const { text } = parseMarkedText(written, codes);
    expect(markedText(text)).toBe(written);
  }
  expect(processorTime() - start).toBeLessThan(2_000);
  expect(parseMarkedText(`<${blanks}/${blanks}1${blanks}>`, codes).problems).toEqual([]);
});
