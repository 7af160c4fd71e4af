import { type Context, requireInProject } from '#domain/context';
import { findProject } from '#domain/projects';
import type { Finding } from '#engine/findings';
import type { Glossary } from '#engine/glossary';
import { readGlossary } from '#engine/interchange/terminology';
import { glossaryProblem } from './problems.ts';
import {
  type AttachedGlossary,
  attachGlossaryRow,
  insertGlossary,
  listAttached,
  listConcepts,
  replaceConcepts,
} from './queries.ts';

/** The glossaries of a project for a language pair (BCP 47 tags), the most important first. */
export async function loadGlossaries(
  context: Context,
  projectId: string,
  from: string,
  to: string,
): Promise<Glossary[]> {
  requireInProject(context.actor, 'project.read', projectId);
  const glossaries: Glossary[] = [];
  for (const { id, name } of await listAttached(context.db, projectId)) {
    const concepts = await listConcepts(context.db, id, from, to);
    if (concepts.length > 0) glossaries.push({ name, concepts });
  }
  return glossaries;
}

export async function listGlossaries(context: Context, projectId: string): Promise<AttachedGlossary[]> {
  await findProject(context, projectId);
  return listAttached(context.db, projectId);
}

/** A new glossary, attached to a project. */
export async function createGlossary(
  context: Context,
  projectId: string,
  input: { readonly name: string; readonly priority: number },
): Promise<AttachedGlossary> {
  requireInProject(context.actor, 'project.operate', projectId);
  await findProject(context, projectId);
  const id = await insertGlossary(context.db, input.name, context.now());
  if (id === undefined) throw glossaryProblem('glossary-name-taken', { detail: input.name });
  const glossary = { id, ...input };
  await attachGlossaryRow(context.db, projectId, glossary);
  context.record({
    action: 'glossary.create-glossary',
    subject: { kind: 'glossary', id },
    projectId,
    after: input,
  });
  return glossary;
}

export interface GlossaryImport {
  readonly concepts: number;
  readonly findings: readonly Finding[];
}

/** Replaces what a glossary holds for a language pair by the terms of a table or TBX file. */
export async function importTerms(
  context: Context,
  projectId: string,
  glossaryId: string,
  file: { readonly name: string; readonly bytes: Uint8Array; readonly from: string; readonly to: string },
): Promise<GlossaryImport> {
  requireInProject(context.actor, 'project.operate', projectId);
  const attached = (await listAttached(context.db, projectId)).find(({ id }) => id === glossaryId);
  if (!attached) throw glossaryProblem('glossary-unknown', { detail: glossaryId });
  const { name, bytes, from, to } = file;
  const { glossary, findings } = readGlossary(name, bytes, { from, to });
  if (!glossary) throw glossaryProblem('glossary-unreadable', { detail: name, facts: { findings } });
  await replaceConcepts(context.db, { id: glossaryId, from, to, now: context.now() }, glossary.concepts);
  context.record({
    action: 'glossary.import-terms',
    subject: { kind: 'glossary', id: glossaryId },
    projectId,
    after: { from, to, concepts: glossary.concepts.length },
  });
  return { concepts: glossary.concepts.length, findings };
}
