import { describe, expect, it } from 'vitest';
import { applySplices, mergeSplices, type Splice } from './splice.ts';

const insert = (at: number, text: string): Splice => ({ start: at, end: at, text });

describe('splices', () => {
  it('joins insertions at one offset in the order given and puts them before a replacement there', () => {
    const splices = [{ start: 2, end: 3, text: 'C' }, insert(2, '1'), insert(2, '2'), insert(3, '!')];
    expect(mergeSplices(splices)).toEqual([{ start: 2, end: 3, text: '12C!' }]);
    expect(applySplices('abcd', splices)).toBe('ab12C!d');
  });

  it('keeps neighbours that only touch apart', () => {
    const splices = [
      { start: 0, end: 1, text: 'A' },
      { start: 1, end: 2, text: 'B' },
    ];
    expect(mergeSplices(splices)).toEqual(splices);
  });

  it('refuses overlaps', () => {
    const splices = [
      { start: 0, end: 3, text: '' },
      { start: 2, end: 4, text: '' },
    ];
    expect(() => mergeSplices(splices)).toThrow('overlap at offset 2');
    expect(() => mergeSplices([{ start: 0, end: 3, text: '' }, insert(2, 'x')])).toThrow('overlap');
  });
});
