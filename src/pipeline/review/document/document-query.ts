import { z } from 'zod';
import { optional, pathTo } from '#platform/web/pages';

export const documentSides = ['both', 'source', 'target'] as const;
export type DocumentSide = (typeof documentSides)[number];

/** A block by its number, and where it is long a segment in it: `12`, `12.300`. */
export interface DocumentPlace {
  readonly block: number;
  readonly offset: number;
}

export const documentPlace = z
  .string()
  .regex(/^\d{1,9}(\.\d{1,9})?$/)
  .transform((text): DocumentPlace => {
    const [block, offset] = text.split('.');
    return { block: Number(block), offset: Number(offset ?? 0) };
  });

const position = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number);

/** What the page of a document is asked: which side, and where it begins or ends, or which segment it is about. */
export const documentQuery = z.object({
  side: optional(z.enum(documentSides)),
  segment: optional(position),
  from: optional(documentPlace),
  before: optional(documentPlace),
});
export type DocumentQuery = z.output<typeof documentQuery>;

export function writePlace({ block, offset }: DocumentPlace): string {
  return offset === 0 ? String(block) : `${block}.${offset}`;
}

/** The address of the document, or of a part of it for the pane beside a review. */
export function documentPath(
  runId: string,
  { side, segment, from, before }: DocumentQuery,
  what: '' | '/window' = '',
): string {
  return pathTo(
    `/runs/:runId/document${what}`,
    { runId },
    { side, segment, from: from && writePlace(from), before: before && writePlace(before) },
  );
}
