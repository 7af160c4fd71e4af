import { type Context, requireInProject } from '#domain/context';
import { findProject } from '#domain/projects';
import { requireRevision } from '#platform/web';
import type { AttachedGlossary, GlossaryFields, GlossaryUse, State } from './glossary.ts';
import { glossaryProblem } from './problems.ts';
import {
  attachGlossaryRow,
  detachGlossaryRow,
  findAttached,
  hasName,
  insertGlossary,
  listAttached,
  lockGlossaryRow,
  updateGlossary,
  updateHold,
  updateState,
} from './queries.ts';
import { noteForIndex } from './queues.ts';
import { lockGlossary, refuseHeld, requireGlossary } from './require-glossary.ts';

/** Glossaries of a project, the most important first; deleted ones only where they are asked for. */
export async function listGlossaries(
  context: Context,
  projectId: string,
  { deleted = false }: { readonly deleted?: boolean } = {},
): Promise<AttachedGlossary[]> {
  await findProject(context, projectId);
  const all = await listAttached(context.db, projectId);
  return deleted ? all : all.filter(({ state }) => state !== 'deleted');
}

/** A new glossary, which the project may change. */
export async function createGlossary(
  context: Context,
  projectId: string,
  { priority, ...fields }: GlossaryFields & { readonly priority: number },
): Promise<AttachedGlossary> {
  requireInProject(context.actor, 'project.operate', projectId);
  await findProject(context, projectId);
  const id = await insertGlossary(context.db, { ...fields, by: context.actor.id, now: context.now() });
  if (id === undefined) throw glossaryProblem('glossary-name-taken', { detail: fields.name });
  await noteForIndex(context, id);
  await attachGlossaryRow(context.db, projectId, { id, priority, access: 'write' });
  note(context, 'glossary.create-glossary', projectId, id, { after: { ...fields, priority } });
  return (await findAttached(context.db, projectId, id))!;
}

export async function changeGlossary(
  context: Context,
  projectId: string,
  glossaryId: string,
  change: Partial<GlossaryFields>,
  revision: number | undefined,
): Promise<AttachedGlossary> {
  const before = await lockGlossary(context, projectId, glossaryId);
  requireRevision({ revision }, before.revision);
  const fields = fieldsOf({ ...before, ...change });
  if (fields.name !== before.name && (await hasName(context.db, fields.name)))
    throw glossaryProblem('glossary-name-taken', { detail: fields.name });
  await updateGlossary(context.db, glossaryId, fields, context.now());
  note(context, 'glossary.change-glossary', projectId, glossaryId, {
    before: fieldsOf(before),
    after: fields,
  });
  return requireGlossary(context, projectId, glossaryId);
}

const fieldsOf = ({ name, description, owner }: GlossaryFields) => ({ name, description, owner });

/** Lets a project use a glossary that exists, or changes how it does. */
export async function attachGlossary(
  context: Context,
  projectId: string,
  glossaryId: string,
  how: GlossaryUse,
): Promise<AttachedGlossary> {
  requireInProject(context.actor, 'project.administer', projectId);
  await findProject(context, projectId);
  if (!(await lockGlossaryRow(context.db, glossaryId)))
    throw glossaryProblem('glossary-unknown', { detail: glossaryId });
  await attachGlossaryRow(context.db, projectId, { id: glossaryId, ...how });
  note(context, 'glossary.attach-glossary', projectId, glossaryId, { after: { ...how } });
  return requireGlossary(context, projectId, glossaryId);
}

/** The glossary stays, for other projects and to be attached again. */
export async function detachGlossary(context: Context, projectId: string, glossaryId: string): Promise<void> {
  const { priority, access, domains } = await requireGlossary(
    context,
    projectId,
    glossaryId,
    'project.administer',
  );
  await detachGlossaryRow(context.db, projectId, glossaryId);
  note(context, 'glossary.detach-glossary', projectId, glossaryId, { before: { priority, access, domains } });
}

/** Deactivates, deletes or restores a glossary in all projects that use it. Nothing is lost. */
export async function setGlossaryState(
  context: Context,
  projectId: string,
  glossaryId: string,
  { state, reason }: { readonly state: State; readonly reason: string },
): Promise<AttachedGlossary> {
  await requireGlossary(context, projectId, glossaryId, 'project.administer');
  await lockGlossaryRow(context.db, glossaryId);
  const before = await requireGlossary(context, projectId, glossaryId, 'project.administer');
  if (state === 'deleted') refuseHeld(before);
  await updateState(context.db, glossaryId, state, context.now());
  await noteForIndex(context, glossaryId);
  const states = { before: { state: before.state }, after: { state } };
  note(context, 'glossary.set-glossary-state', projectId, glossaryId, { ...states, reason });
  return requireGlossary(context, projectId, glossaryId);
}

/** Lays a legal hold on a glossary, or lifts it. */
export async function holdGlossary(
  context: Context,
  projectId: string,
  glossaryId: string,
  { held, reason }: { readonly held: boolean; readonly reason: string },
): Promise<AttachedGlossary> {
  await requireGlossary(context, projectId, glossaryId, 'project.administer');
  await lockGlossaryRow(context.db, glossaryId);
  const now = context.now();
  const hold = held ? { reason, by: context.actor.id, at: now.toISOString() } : null;
  await updateHold(context.db, glossaryId, hold, now);
  const action = held ? 'glossary.hold-glossary' : 'glossary.release-glossary';
  note(context, action, projectId, glossaryId, { after: { held }, reason });
  return requireGlossary(context, projectId, glossaryId);
}

function note(
  context: Context,
  action: string,
  projectId: string,
  id: string,
  rest: Pick<Parameters<Context['record']>[0], 'before' | 'after' | 'reason'>,
): void {
  context.record({ action, subject: { kind: 'glossary', id }, projectId, ...rest });
}
