import { z } from 'zod';
import { propertyQuery } from '#domain/memory/units';
import { sides } from '#domain/memory/words';
import { languageTag } from '#platform/web';
import { optional } from '#platform/web/pages';

/** What is searched for, and where. */
export const asked = z.object({
  text: optional(z.string().trim().max(1000)),
  side: optional(z.enum(sides)),
  from: optional(languageTag),
  to: optional(languageTag),
  memoryId: optional(z.uuid()),
  property: optional(propertyQuery),
});
export type AskedWords = z.output<typeof asked>;
