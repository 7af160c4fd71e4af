import { type Context, requireInHouse } from '#domain/context';
import { addPolicy, defaultPolicy } from '#domain/projects/policies';
import {
  findProjectRow,
  insertProject,
  listProjectRows,
  lockProject,
  type Project,
  type ProjectChange,
  updateProject,
} from '#domain/projects/records';
import { newId } from '#platform/database';
import { requireRevision } from '#platform/web';
import { projectProblem } from './problems.ts';

/** The projects an actor is a member of, oldest first; administrators see all. */
export function listProjects(
  { actor, db }: Context,
  page: { readonly after?: string; readonly named?: string; readonly limit: number },
): Promise<Project[]> {
  requireInHouse(actor, 'house.read');
  const ids = actor.projects === 'all' ? undefined : [...actor.projects.keys()];
  return listProjectRows(db, { ...page, ids });
}

/** A new project with the default policy as its first version. */
export async function createProject(
  context: Context,
  input: Pick<Project, 'key' | 'name' | 'sourceLanguage' | 'targetLanguages'>,
): Promise<Project> {
  requireInHouse(context.actor, 'house.administer');
  const now = context.now();
  const id = newId();
  const empty = { currentPolicyId: null, archivedAt: null, revision: 1, createdAt: now, updatedAt: now };
  if (!(await insertProject(context.db, { ...input, ...empty, id })))
    throw projectProblem('project-key-taken', { detail: input.key });
  context.record({
    action: 'projects.create-project',
    subject: { kind: 'project', id },
    projectId: id,
    after: { key: input.key, name: input.name },
  });
  await addPolicy(context, id, defaultPolicy);
  return (await findProjectRow(context.db, id))!;
}

export async function changeProject(
  context: Context,
  id: string,
  change: Omit<ProjectChange, 'currentPolicyId'>,
  revision: number | undefined,
): Promise<Project> {
  const project = await lockProject(context, id);
  requireRevision({ revision }, project.revision);
  const changed = await updateProject(context.db, id, change, context.now());
  context.record({
    action: 'projects.change-project',
    subject: { kind: 'project', id },
    projectId: id,
    before: plain(project),
    after: plain(changed),
  });
  return changed;
}

function plain({ name, sourceLanguage, targetLanguages, archivedAt }: Project): Record<string, unknown> {
  return { name, sourceLanguage, targetLanguages, archivedAt: archivedAt?.toISOString() ?? null };
}
