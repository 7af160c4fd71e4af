import { expect, it } from 'vitest';
import { placeFinder } from './place-finder.ts';

it('tells lines and columns, whatever ends the lines', () => {
  const placeOf = placeFinder('a\nbc\r\n\rd');
  expect([0, 1, 2, 3, 6, 7].map(placeOf)).toEqual([
    'line 1, column 1',
    'line 1, column 2',
    'line 2, column 1',
    'line 2, column 2',
    'line 3, column 1',
    'line 4, column 1',
  ]);
});
