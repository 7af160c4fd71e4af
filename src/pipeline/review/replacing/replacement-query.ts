import { z } from 'zod';
import type { ReplacementSearch } from '#domain/runs/replacements';
import { reviewStatuses } from '#domain/runs/targets';
import { optional } from '#platform/web/pages';

const box = optional(z.literal('on'));

/** What the page is asked: what is looked for, and where. */
export const replacementQuery = z.object({
  // Blanks at the ends belong to what is looked for.
  find: z.string().max(200).optional(),
  replaceWith: z.string().max(1000).optional(),
  matchCase: box,
  wholeWords: box,
  source: optional(z.string().max(500)),
  reviewStatus: optional(z.enum(reviewStatuses)),
  after: optional(
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ),
});
export type ReplacementQuery = z.output<typeof replacementQuery>;

export const replacementNames = [
  'find',
  'replaceWith',
  'matchCase',
  'wholeWords',
  'source',
  'reviewStatus',
] as const;

/** Undefined where nothing is looked for. */
export function searchOf(query: ReplacementQuery): ReplacementSearch | undefined {
  const { find, replaceWith = '', matchCase, wholeWords, source, reviewStatus } = query;
  if (!find) return undefined;
  return {
    ...{ find, replaceWith, choice: { source, reviewStatus } },
    ...{ matchCase: matchCase === 'on', wholeWords: wholeWords === 'on' },
  };
}
