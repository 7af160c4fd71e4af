import { z } from 'zod';
import { candidateStates } from '#domain/glossary/candidates';
import { languageTag } from '#platform/web';
import { optional } from '#platform/web/pages';

export const candidatesPath = '/projects/:projectId/term-candidates';

/** Which candidates the page shows. */
export const candidateQuery = z.object({
  state: optional(z.enum(candidateStates)),
  from: optional(languageTag),
  to: optional(languageTag),
});
export type WantedCandidates = z.output<typeof candidateQuery>;
