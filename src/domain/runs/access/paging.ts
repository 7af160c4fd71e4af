import { z } from 'zod';

const largestInteger = 2_147_483_647;
const decoded = z
  .string()
  .max(100)
  .transform((text) => Buffer.from(text, 'base64url').toString());

/** Cursor of a list ordered by id. */
export const idCursor = decoded.pipe(z.uuid('is not a cursor of this list'));
/** Cursor of a list ordered by a whole number. */
export const positionCursor = decoded.pipe(z.string().regex(/^\d{1,9}$/, 'is not a cursor of this list'));
/** A place of a segment in its version, as part of an address. */
export const positionSchema = z.coerce.number().int().min(0).max(largestInteger);

/** How many entries a list gives at once. */
export const page = { limit: z.coerce.number().int().min(1).max(200).default(50) };

export function encodeCursor(key: string | number): string {
  return Buffer.from(String(key)).toString('base64url');
}

/** The position after which a page begins; -1 for the first. */
export function decodePositionCursor(cursor: string | undefined): number {
  return cursor === undefined ? -1 : Number(cursor);
}

/** A page of a list read with one entry more than asked for, which only says that there are more. */
export function pageOf<T, R>(
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => string | number,
  show: (row: T) => R,
): { items: R[]; next: string | null } {
  const items = rows.slice(0, limit);
  const next = rows.length > limit ? encodeCursor(keyOf(items.at(-1)!)) : null;
  return { items: items.map(show), next };
}

export function pageSchema<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable().describe('Cursor of the next page.') });
}
