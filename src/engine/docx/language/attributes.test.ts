import { expect, it } from 'vitest';
import { getAttribute, plainName, setAttribute } from './attributes.ts';

const name = plainName('lang');

it('takes no longer for blanks that no attribute follows', () => {
  const blanks = ' '.repeat(200_000);
  const start = performance.now();
  const raw = `<a:rPr${blanks}lang${blanks}=${blanks}"en"${blanks}b="1"${blanks}/>`;
  expect(getAttribute(raw, name)).toBe('en');
  expect(getAttribute(setAttribute(raw, name, 'lang', 'de'), name)).toBe('de');
  expect(performance.now() - start).toBeLessThan(2_000);
});
