import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { numberedPageQuery, pageOf, pageQuery, pageQueryOf, writeCursor } from './paging.ts';

const id = '0190b6a8-9c1e-7c3a-8f1b-2d3c4b5a6978';

describe('a page', () => {
  test('shows as many as were asked for and says where the next one begins', () => {
    const rows = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
    const page = pageOf(rows, 2, ({ id }) => id.toUpperCase());
    expect(page).toEqual({ items: ['A', 'B'], next: writeCursor('b') });
    expect(pageOf(rows, 3, ({ id }) => id)).toEqual({ items: ['a', 'b', 'c'], next: null });
    expect(pageOf([], 3, ({ id }) => id)).toEqual({ items: [], next: null });
  });

  test('begins behind the place its cursor was written with', () => {
    expect(pageQuery.parse({ cursor: writeCursor(id) })).toEqual({ limit: 50, cursor: id });
    expect(numberedPageQuery.parse({ limit: '3', cursor: writeCursor(0) })).toEqual({ limit: 3, cursor: 0 });
    expect(pageQueryOf(z.string()).parse({ cursor: writeCursor('Straße 1') }).cursor).toBe('Straße 1');
  });

  test.each(['', 'x', id, '-1', writeCursor('-1'), writeCursor('1e9'), writeCursor('9'.repeat(10))])(
    'has no cursor %j',
    (cursor) => {
      expect(pageQuery.safeParse({ cursor }).success).toBe(false);
      expect(numberedPageQuery.safeParse({ cursor }).success).toBe(false);
    },
  );

  test.each(['0', '201', '1.5', 'x', ''])('has no limit of %j', (limit) => {
    expect(pageQuery.safeParse({ limit }).success).toBe(false);
  });
});
