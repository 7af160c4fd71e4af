import { isDeepStrictEqual } from 'node:util';
import type { Context } from '#domain/context';
import { findPolicy } from './policy-versions.ts';
import { policyProblem } from './problems.ts';

/** One setting that two versions do not share; what is absent from a version is undefined. */
export interface PolicyChange {
  readonly path: string[];
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What of a policy is different in a later version, setting by setting; lists are compared as a whole. */
export async function comparePolicies(
  context: Context,
  beforeId: string,
  afterId: string,
): Promise<PolicyChange[]> {
  const after = await findPolicy(context, afterId);
  const before = await findPolicy(context, beforeId);
  if (before.projectId !== after.projectId) throw policyProblem('policy-unknown', { detail: beforeId });
  return changesIn(before.body, after.body, []);
}

function changesIn(before: unknown, after: unknown, path: string[]): PolicyChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (!isSettings(before) || !isSettings(after)) return [{ path, before, after }];
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => changesIn(before[name], after[name], [...path, name]));
}

function isSettings(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
