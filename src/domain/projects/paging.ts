import { z } from 'zod';

/** How lists are asked for. The cursor is the id of the last item seen, opaque to callers. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .max(100)
    .transform((text) => Buffer.from(text, 'base64url').toString())
    .pipe(z.uuid('is not a cursor of this list'))
    .optional(),
});

/** A page of rows of which one more than `limit` was read. */
export function pageOf<T extends { readonly id: string }, R>(
  rows: readonly T[],
  limit: number,
  show: (row: T) => R,
): { items: R[]; next: string | null } {
  const items = rows.slice(0, limit);
  const next = rows.length > limit ? Buffer.from(items.at(-1)!.id).toString('base64url') : null;
  return { items: items.map(show), next };
}

export function pageSchema<S extends z.ZodType>(item: S) {
  return z.object({ items: z.array(item), next: z.string().nullable() });
}
