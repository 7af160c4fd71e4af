import { type Context, type ProjectAbility, requireInProject } from '#domain/context';
import { findProject } from '#domain/projects';
import type { AttachedGlossary } from './glossary.ts';
import { glossaryProblem } from './problems.ts';
import { findAttached, lockGlossaryRow } from './queries.ts';

/** A glossary that the project uses; refuses with `glossary-unknown` where it does not. */
export async function requireGlossary(
  context: Context,
  projectId: string,
  glossaryId: string,
  ability: ProjectAbility = 'project.read',
): Promise<AttachedGlossary> {
  requireInProject(context.actor, ability, projectId);
  await findProject(context, projectId);
  const glossary = await findAttached(context.db, projectId, glossaryId);
  if (!glossary) throw glossaryProblem('glossary-unknown', { detail: glossaryId });
  return glossary;
}

/**
 * A glossary that the project may change, locked until the transaction ends, so that its changes have one order. Refuses
 * with `glossary-read-only` and `glossary-deleted`.
 */
export async function lockGlossary(
  context: Context,
  projectId: string,
  glossaryId: string,
  ability: ProjectAbility = 'project.operate',
): Promise<AttachedGlossary> {
  await requireGlossary(context, projectId, glossaryId, ability);
  await lockGlossaryRow(context.db, glossaryId);
  const glossary = await requireGlossary(context, projectId, glossaryId, ability);
  if (glossary.access !== 'write') throw glossaryProblem('glossary-read-only', { detail: glossary.name });
  if (glossary.state === 'deleted') throw glossaryProblem('glossary-deleted', { detail: glossary.name });
  return glossary;
}

/** Refuses with `glossary-held` while a legal hold lies on it. */
export function refuseHeld({ name, hold }: AttachedGlossary): void {
  if (hold) throw glossaryProblem('glossary-held', { detail: `${name}: ${hold.reason}` });
}
