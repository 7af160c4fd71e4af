import {
  accessProblem,
  type Context,
  type ProjectRole,
  requireInHouse,
  requireInProject,
} from '#domain/context';
import { newId } from '#platform/database';
import { requireRevision } from '#platform/web';
import { defaultPolicy, type Policy, policySchema } from './policy.ts';
import { projectProblem } from './problems.ts';
import {
  deleteMember,
  findPolicyRow,
  findProjectRow,
  hasPerson,
  insertPolicy,
  insertProject,
  listMembers,
  listPolicyRows,
  listProjectRows,
  lockProjectRow,
  type Member,
  type PolicyRow,
  type Project,
  type ProjectChange,
  updateProject,
  upsertMember,
} from './queries.ts';

/** A version of a policy as a run keeps it. */
export interface PolicyVersion extends Omit<PolicyRow, 'body'> {
  readonly body: Policy;
}

/** Refuses with `project-unknown` where there is none the actor may know of. */
export async function findProject(context: Context, id: string): Promise<Project> {
  requireInProject(context.actor, 'project.read', id);
  return requireProjectRow(context, id);
}

/** Refuses with `project-unknown` where there is no such project: who may see every project passes the question of abilities. */
export async function requireProjectRow({ db }: Context, id: string): Promise<Project> {
  const project = await findProjectRow(db, id);
  if (!project) throw accessProblem('project-unknown', { detail: id });
  return project;
}

/** The projects an actor is a member of, oldest first; administrators see all. */
export function listProjects(
  { actor, db }: Context,
  page: { readonly after?: string; readonly limit: number },
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
  requireInProject(context.actor, 'project.administer', id);
  const project = await lockProjectRow(context.db, id);
  if (!project) throw accessProblem('project-unknown', { detail: id });
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

export async function members(context: Context, projectId: string): Promise<Member[]> {
  await findProject(context, projectId);
  return listMembers(context.db, projectId);
}

export async function setMember(
  context: Context,
  projectId: string,
  userId: string,
  role: ProjectRole | undefined,
): Promise<void> {
  requireInProject(context.actor, 'project.administer', projectId);
  if (!(await lockProjectRow(context.db, projectId)))
    throw accessProblem('project-unknown', { detail: projectId });
  if (role) {
    if (!(await hasPerson(context.db, userId))) throw projectProblem('member-unknown', { detail: userId });
    await upsertMember(context.db, projectId, { userId, role });
  } else if (!(await deleteMember(context.db, projectId, userId))) return;
  context.record({
    action: role ? 'projects.set-member' : 'projects.remove-member',
    subject: { kind: 'person', id: userId },
    projectId,
    after: { role: role ?? null },
  });
}

/** The policy that new runs of a project get. */
export async function currentPolicy(context: Context, projectId: string): Promise<PolicyVersion> {
  const { currentPolicyId } = await findProject(context, projectId);
  return findPolicy(context, currentPolicyId!);
}

/** Refuses with `policy-unknown` where there is none the actor may know of. */
export async function findPolicy({ actor, db }: Context, id: string): Promise<PolicyVersion> {
  const policy = await findPolicyRow(db, id);
  if (!policy || !(actor.projects === 'all' || actor.projects.has(policy.projectId)))
    throw projectProblem('policy-unknown', { detail: id });
  requireInProject(actor, 'project.read', policy.projectId);
  return { ...policy, body: policySchema.parse(policy.body) };
}

export async function listPolicies(
  context: Context,
  projectId: string,
  page: { readonly before?: string; readonly limit: number },
): Promise<PolicyVersion[]> {
  await findProject(context, projectId);
  const rows = await listPolicyRows(context.db, projectId, page);
  return rows.map((row) => ({ ...row, body: policySchema.parse(row.body) }));
}

/** A new version of the policy, for runs from now on. */
export async function addPolicy(context: Context, projectId: string, body: Policy): Promise<PolicyVersion> {
  requireInProject(context.actor, 'project.administer', projectId);
  const project = await lockProjectRow(context.db, projectId);
  if (!project) throw accessProblem('project-unknown', { detail: projectId });
  const [last] = await listPolicyRows(context.db, projectId, { limit: 1 });
  const policy: PolicyVersion = {
    id: newId(),
    projectId,
    version: (last?.version ?? 0) + 1,
    body,
    createdBy: context.actor.id,
    createdAt: context.now(),
  };
  await insertPolicy(context.db, policy);
  await updateProject(context.db, projectId, { currentPolicyId: policy.id }, context.now());
  context.record({
    action: 'projects.change-policy',
    subject: { kind: 'policy', id: policy.id },
    projectId,
    ...(last && { before: last.body as Record<string, unknown> }),
    after: body,
  });
  return policy;
}
