import { z } from 'zod';
import { type Crumb, pathTo } from '#platform/web/pages';
import type { GlossaryWords } from './messages.ts';

export const glossariesPath = '/projects/:projectId/glossaries';
export const glossaryPath = `${glossariesPath}/:glossaryId`;
export const conceptPath = `${glossaryPath}/concepts/:conceptId`;
export const ofProject = z.object({ projectId: z.uuid() });
export const ofGlossary = ofProject.extend({ glossaryId: z.uuid() });
export const ofConcept = ofGlossary.extend({ conceptId: z.uuid() });
/** Why something is done; kept in the audit. */
export const reason = z.string().trim().min(1).max(1000);

/** What stands above the pages of one glossary. */
export function crumbsOf(
  say: GlossaryWords,
  { projectId, glossaryId }: z.output<typeof ofGlossary>,
  name?: string,
): Crumb[] {
  const list = { label: say.glossaries, href: pathTo(glossariesPath, { projectId }) };
  if (name === undefined) return [list];
  return [list, { label: name, href: pathTo(glossaryPath, { projectId, glossaryId }) }];
}
