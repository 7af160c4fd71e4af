import { type Context, type ProjectRole, requireInProject } from '#domain/context';
import { findProject, lockProject } from '#domain/projects/records';
import { memberProblem } from './problems.ts';
import {
  deleteMember,
  findPersonByEmail,
  hasPerson,
  listMembers,
  type Member,
  upsertMember,
} from './queries.ts';

/** Who works on a project besides the administrators of the house. */
export async function findMembers(context: Context, projectId: string): Promise<Member[]> {
  await findProject(context, projectId);
  return listMembers(context.db, projectId);
}

/** Makes a person a member, or changes their role. Refuses with `member-unknown` where there is no such person. */
export async function setMember(
  context: Context,
  projectId: string,
  userId: string,
  role: ProjectRole,
): Promise<void> {
  await lockProject(context, projectId);
  if (!(await hasPerson(context.db, userId))) throw memberProblem('member-unknown', { detail: userId });
  await upsertMember(context.db, projectId, { userId, role });
  record(context, 'projects.set-member', projectId, userId, role);
}

/** The same for the person with an address; refuses with `member-unknown` where nobody has it. */
export async function setMemberByEmail(
  context: Context,
  projectId: string,
  email: string,
  role: ProjectRole,
): Promise<void> {
  requireInProject(context.actor, 'project.administer', projectId);
  const userId = await findPersonByEmail(context.db, email);
  if (userId === undefined) throw memberProblem('member-unknown', { detail: email });
  await setMember(context, projectId, userId, role);
}

/** Ends a membership; does nothing where there is none. */
export async function removeMember(context: Context, projectId: string, userId: string): Promise<void> {
  await lockProject(context, projectId);
  if (await deleteMember(context.db, projectId, userId))
    record(context, 'projects.remove-member', projectId, userId, null);
}

function record(
  context: Context,
  action: string,
  projectId: string,
  userId: string,
  role: ProjectRole | null,
): void {
  context.record({ action, subject: { kind: 'person', id: userId }, projectId, after: { role } });
}
