import { expect, it } from 'vitest';
import { processorTime } from '#test/processor-time';
import { getAttribute, plainName, setAttribute } from './attributes.ts';

const name = plainName('lang');

it('takes no longer for blanks that no attribute follows', () => {
  const blanks = ' '.repeat(200_000);
  const start = processorTime();
  const raw = `<a:rPr${blanks}lang${blanks}=${blanks}"en"${blanks}b="1"${blanks}/>`;
  expect(getAttribute(raw, name)).toBe('en');
  expect(getAttribute(setAttribute(raw, name, 'lang', 'de'), name)).toBe('de');
  expect(processorTime() - start).toBeLessThan(2_000);
});
