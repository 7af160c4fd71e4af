import { type FieldChange, fieldChanges } from '#domain/audit';
import type { Context } from '#domain/context';
import { findPolicy } from './policy-versions.ts';
import { policyProblem } from './problems.ts';

/** What of a policy is different in another version, setting by setting; lists are compared as a whole. */
export async function comparePolicies(
  context: Context,
  beforeId: string,
  afterId: string,
): Promise<FieldChange[]> {
  const after = await findPolicy(context, afterId);
  const before = await findPolicy(context, beforeId);
  if (before.projectId !== after.projectId) throw policyProblem('policy-unknown', { detail: beforeId });
  return fieldChanges(before.body, after.body);
}
