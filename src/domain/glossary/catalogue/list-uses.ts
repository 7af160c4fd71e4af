import { type Context, isMember, requireInProject } from '#domain/context';
import { findProject } from '#domain/projects';
import type { DomainCount, GlossaryUsers } from './glossary.ts';
import { requireGlossary } from './require-glossary.ts';
import { listDomainRows, listUnusedRows, listUserRows } from './use-queries.ts';

const mostDomains = 1000;
const mostUnused = 500;

/** The projects that use a glossary: those the actor may see, and how many others there are. */
export async function listGlossaryUsers(
  context: Context,
  projectId: string,
  glossaryId: string,
): Promise<GlossaryUsers> {
  await requireGlossary(context, projectId, glossaryId);
  const all = await listUserRows(context.db, glossaryId);
  const items = all.filter((user) => isMember(context.actor, user.projectId));
  return { items, others: all.length - items.length };
}

/** Domains that concepts of a glossary are of, by name, the first 1,000. */
export async function listDomains(
  context: Context,
  projectId: string,
  glossaryId: string,
): Promise<DomainCount[]> {
  await requireGlossary(context, projectId, glossaryId);
  return listDomainRows(context.db, glossaryId, mostDomains);
}

/** Glossaries of the house that a project could use besides its own, by name, the first 500. */
export async function listUnusedGlossaries(
  context: Context,
  projectId: string,
): Promise<{ readonly id: string; readonly name: string }[]> {
  requireInProject(context.actor, 'project.administer', projectId);
  await findProject(context, projectId);
  return listUnusedRows(context.db, projectId, mostUnused);
}
