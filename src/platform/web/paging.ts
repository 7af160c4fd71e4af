import { z } from 'zod';

/** A page of a list, as every list answers. `next` is the cursor of the next page; null at the end. */
export interface Page<T> {
  readonly items: T[];
  readonly next: string | null;
}

const limit = z.coerce.number().int().min(1).max(200).default(50);

/** The place in a list that its next page goes on behind, so coded that nobody builds on what it is. */
export function writeCursor(place: string | number): string {
  return Buffer.from(String(place)).toString('base64url');
}

/** The place in a cursor; what callers send is checked by whoever reads it. */
export function readCursor(cursor: string): string {
  return Buffer.from(cursor, 'base64url').toString();
}

/** How a list is asked for whose places look like this: `limit`, 1 to 200, default 50, and `cursor`, read as a place. */
export function pageQueryOf<T extends z.ZodType<unknown, string>>(place: T) {
  return z.object({ limit, cursor: z.string().max(200).transform(readCursor).pipe(place).optional() });
}

/** How a list is asked for that is in the order of its ids. */
export const pageQuery = pageQueryOf(z.uuid('is not a cursor of this list'));

/** How a list is asked for that is in the order of whole numbers, such as positions. */
export const numberedPageQuery = pageQueryOf(
  z
    .string()
    .regex(/^\d{1,9}$/, 'is not a cursor of this list')
    .transform(Number),
);

/** What a list answers. */
export function pageSchema<S extends z.ZodType>(item: S) {
  return z.object({ items: z.array(item), next: z.string().nullable().describe('Cursor of the next page.') });
}

/** A page of rows of which one more than `limit` was read, if there are more; `placeOf` is their id where it is left out. */
export function pageOf<T extends { readonly id: string }, R>(
  rows: readonly T[],
  limit: number,
  show: (row: T) => R,
): Page<R>;
export function pageOf<T, R>(
  rows: readonly T[],
  limit: number,
  show: (row: T) => R,
  placeOf: (row: T) => string | number,
): Page<R>;
export function pageOf<T, R>(
  rows: readonly T[],
  limit: number,
  show: (row: T) => R,
  placeOf: (row: T) => string | number = (row) => (row as { id: string }).id,
): Page<R> {
  const items = rows.slice(0, limit);
  return { items: items.map(show), next: rows.length > limit ? writeCursor(placeOf(items.at(-1)!)) : null };
}
