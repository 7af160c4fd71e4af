import { type Context, type ProjectAbility, requireInProject } from '#domain/context';
import { lockGlossary } from '#domain/glossary/catalogue';
import { termImportProblem } from './problems.ts';
import { findImportRow, lockImportRow } from './queries.ts';
import type { ImportState, TermImport } from './term-import.ts';

/** The import, for members of its project; refuses everyone else with `term-import-unknown`. */
export async function requireImport(
  context: Context,
  id: string,
  ability: ProjectAbility,
  find: typeof findImportRow = findImportRow,
): Promise<TermImport> {
  const found = await find(context.db, id);
  const { projects } = context.actor;
  if (!found || (projects !== 'all' && !projects.has(found.projectId)))
    throw termImportProblem('term-import-unknown', { detail: id });
  requireInProject(context.actor, ability, found.projectId);
  return found;
}

/** The same with its glossary, kept from changing until the transaction ends, in one of some states; else `term-import-state`. */
export async function lockImport(
  context: Context,
  id: string,
  ability: ProjectAbility,
  states: readonly ImportState[],
): Promise<TermImport> {
  const { projectId, glossaryId } = await requireImport(context, id, ability);
  await lockGlossary(context, projectId, glossaryId, ability);
  const found = await requireImport(context, id, ability, lockImportRow);
  if (!states.includes(found.state))
    throw termImportProblem('term-import-state', {
      detail: `it is ${found.state}`,
      facts: { state: found.state },
    });
  return found;
}
