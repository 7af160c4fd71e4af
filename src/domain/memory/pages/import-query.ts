import { z } from 'zod';
import { candidateFlags } from '#engine/candidates';
import { optional } from '#platform/web/pages';

export const importPath = '/memory-imports/:importId';
export const ofImport = z.object({ importId: z.uuid() });

/** Which candidates the page shows. */
export const groupQuery = z.object({
  flag: optional(z.enum(candidateFlags)),
  decision: optional(z.enum(['accepted', 'rejected', 'undecided'])),
});
export type CandidateGroup = z.output<typeof groupQuery>;
