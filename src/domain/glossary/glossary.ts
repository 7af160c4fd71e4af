import { type Context, requireInProject } from '#domain/context';
import { findProject } from '#domain/projects';
import type { Finding } from '#engine/findings';
import { type Glossary, varietyDistance } from '#engine/glossary';
import { readGlossary } from '#engine/interchange/terminology';
import { glossaryProblem } from './problems.ts';
import {
  type AttachedGlossary,
  attachGlossaryRow,
  detachGlossaryRow,
  insertGlossary,
  type LanguagePair,
  listAttached,
  listConceptPage,
  listConcepts,
  listLanguages,
  lockGlossary,
  replaceConcepts,
} from './queries.ts';

/**
 * The glossaries of a project for a language pair (BCP 47 tags), the most important first. Of several pairs of a glossary
 * that serve, such as `en` and `en-US` for `en-GB`, the nearest counts.
 */
export async function loadGlossaries(
  context: Context,
  projectId: string,
  from: string,
  to: string,
): Promise<Glossary[]> {
  requireInProject(context.actor, 'project.read', projectId);
  const glossaries: Glossary[] = [];
  for (const { id, name } of await listAttached(context.db, projectId)) {
    const nearest = nearestPair(await listLanguages(context.db, id), from, to);
    if (nearest) glossaries.push({ name, concepts: await listConcepts(context.db, id, nearest) });
  }
  return glossaries;
}

function nearestPair(pairs: readonly LanguagePair[], from: string, to: string): LanguagePair | undefined {
  const serving = pairs.flatMap((pair) => {
    const [source, target] = [varietyDistance(pair.from, from), varietyDistance(pair.to, to)];
    return source === undefined || target === undefined ? [] : [{ pair, distance: source + target }];
  });
  return serving.sort((a, b) => a.distance - b.distance)[0]?.pair;
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
  await requireAttached(context, projectId, glossaryId);
  await lockGlossary(context.db, glossaryId);
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

async function requireAttached(
  context: Context,
  projectId: string,
  glossaryId: string,
): Promise<AttachedGlossary> {
  const glossary = (await listGlossaries(context, projectId)).find(({ id }) => id === glossaryId);
  if (!glossary) throw glossaryProblem('glossary-unknown', { detail: glossaryId });
  return glossary;
}

export async function listTerms(
  context: Context,
  projectId: string,
  glossaryId: string,
  page: { readonly limit: number; readonly after?: string | undefined },
): ReturnType<typeof listConceptPage> {
  await requireAttached(context, projectId, glossaryId);
  return listConceptPage(context.db, glossaryId, page);
}

/** Lets a project use a glossary that exists, or changes its priority there. */
export async function attachGlossary(
  context: Context,
  projectId: string,
  glossaryId: string,
  { priority }: { readonly priority: number },
): Promise<AttachedGlossary> {
  requireInProject(context.actor, 'project.administer', projectId);
  await findProject(context, projectId);
  if (!(await lockGlossary(context.db, glossaryId)))
    throw glossaryProblem('glossary-unknown', { detail: glossaryId });
  await attachGlossaryRow(context.db, projectId, { id: glossaryId, priority });
  context.record({
    action: 'glossary.attach-glossary',
    subject: { kind: 'glossary', id: glossaryId },
    projectId,
    after: { priority },
  });
  return requireAttached(context, projectId, glossaryId);
}

/** The glossary stays, for other projects and to be attached again. */
export async function detachGlossary(context: Context, projectId: string, glossaryId: string): Promise<void> {
  requireInProject(context.actor, 'project.administer', projectId);
  const { priority } = await requireAttached(context, projectId, glossaryId);
  await detachGlossaryRow(context.db, projectId, glossaryId);
  context.record({
    action: 'glossary.detach-glossary',
    subject: { kind: 'glossary', id: glossaryId },
    projectId,
    before: { priority },
  });
}
