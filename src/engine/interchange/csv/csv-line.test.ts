import { expect, it } from 'vitest';
import { csvLine } from './index.ts';

it.each([
  [['a', 'b c'], 'a,b c\r\n'],
  [['say "a"', 'x;y', 'l\n2'], '"say ""a""","x;y","l\n2"\r\n'],
  [['=1+1', '@x', '-3'], "'=1+1,'@x,'-3\r\n"],
])('%j', (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});
