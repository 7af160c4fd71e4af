import { type Context, type ProjectAbility, requireFound } from '#domain/context';
import { findProject, lockProject, updateProject } from '#domain/projects/records';
import { newId } from '#platform/database';
import { requireRevision } from '#platform/web';
import { type Policy, policySchema } from './policy.ts';
import { policyProblem } from './problems.ts';
import { findPolicyRow, insertPolicy, listPolicyRows, type PolicyRow } from './queries.ts';

/** A version of a policy as a run keeps it. */
export interface PolicyVersion extends Omit<PolicyRow, 'body'> {
  readonly body: Policy;
}

/** The policy that new runs of a project get. */
export async function currentPolicy(context: Context, projectId: string): Promise<PolicyVersion> {
  const { currentPolicyId } = await findProject(context, projectId);
  return findPolicy(context, currentPolicyId!);
}

/** Refuses with `policy-unknown` where there is none the actor may know of. */
export async function findPolicy({ actor, db }: Context, id: string): Promise<PolicyVersion> {
  const policy = requireFound(actor, 'project.read', await findPolicyRow(db, id), () =>
    policyProblem('policy-unknown', { detail: id }),
  );
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

/**
 * A new version of the policy, for runs from now on; by whoever may administer the project, unless less is asked. Refuses with `revision-changed` where it was based on a version that
 * is not the last.
 */
export async function addPolicy(
  context: Context,
  projectId: string,
  body: Policy,
  basedOn?: number,
  ability: ProjectAbility = 'project.administer',
): Promise<PolicyVersion> {
  await lockProject(context, projectId, ability);
  const [last] = await listPolicyRows(context.db, projectId, { limit: 1 });
  if (basedOn !== undefined) requireRevision({ revision: basedOn }, last?.version ?? 0);
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
