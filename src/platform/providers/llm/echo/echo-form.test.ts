import { expect, it } from 'vitest';
import { processorTime } from '#test/processor-time';
import { echoForm } from './echo-form.ts';

it('leaves letters and digits, without marks however they are written', () => {
  expect(echoForm('Press <1>Start</1>, < 2 / >then &lt;/3> or &amp;lt; 4>!')).toBe('pressstartthenor');
});

it('takes no longer for blanks where a mark might be', () => {
  const blanks = ' '.repeat(50_000);
  const start = processorTime();
  expect(echoForm(`a<${blanks}1${blanks}x`)).toBe('a1x');
  expect(processorTime() - start).toBeLessThan(2_000);
});
