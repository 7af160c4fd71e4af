import { z } from 'zod';
import type { EntryFilter } from '#domain/glossary/imports';
import { languageTag } from '#platform/web';
import { optional } from '#platform/web/pages';

export const importPath = '/glossary-imports/:importId';
export const ofImport = z.object({ importId: z.uuid() });
const text = z.string().trim().max(200);

/** Which entries the page shows. */
export const groupQuery = z.object({
  flag: optional(text),
  decision: optional(z.enum(['accepted', 'rejected', 'none'])),
  text: optional(text),
  language: optional(languageTag),
});
export type EntryGroup = z.output<typeof groupQuery>;

export function entriesIn({ flag, ...group }: EntryGroup): EntryFilter {
  return { ...group, ...(flag !== undefined && { flags: [flag] }) };
}
