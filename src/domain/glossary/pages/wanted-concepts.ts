import { z } from 'zod';
import { states } from '#domain/glossary/catalogue';
import { approvals, type ConceptFilter } from '#domain/glossary/concepts';
import { termStatuses } from '#engine/glossary';
import { languageTag } from '#platform/web';
import { optional } from '#platform/web/pages';

const text = z.string().trim().max(200);

/** Which concepts a page shows. */
export const conceptFilter = z.object({
  text: optional(text),
  language: optional(languageTag),
  status: optional(z.enum(termStatuses)),
  approval: optional(z.enum(approvals)),
  domain: optional(text),
  state: optional(z.enum(states)),
});
export type WantedConcepts = z.output<typeof conceptFilter>;

/** Only what was asked for. */
export function said(wanted: WantedConcepts): ConceptFilter {
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
}
