import { type Context, requireInProject } from '#domain/context';
import { currentPolicy, type Policy } from '#domain/projects';
import type { MemorySegment } from '#engine/matching';
import { type FoundMatch, lookUpSegments } from './look-up.ts';
import type { LookupRequest, UnitFilter } from './lookup-request.ts';

/** The most matches that are given of a segment unless more are asked for: as many as runs look at. */
export const mostSuggestions = 3;

type TermsOfLookup = Pick<LookupRequest, 'threshold' | 'limit'> &
  Required<Pick<LookupRequest, 'penalties' | 'filter'>>;

/** How runs under a policy ask the memories of their project. */
export function termsOfLookup({
  memory: { accept, suggest, penalties, origins, authors, ages, only },
}: Pick<Policy, 'memory'>): TermsOfLookup {
  return {
    threshold: Math.min(accept, suggest),
    limit: mostSuggestions,
    penalties: { memories: penalties, origins, authors, ages },
    filter: only,
  };
}

export interface LookupByPolicy {
  readonly projectId: string;
  /** BCP 47 tags. */
  readonly from: string;
  readonly to: string;
  readonly segments: readonly MemorySegment[];
  /** Default: those of the project's policy. */
  readonly threshold?: number | undefined;
  readonly limit?: number | undefined;
  /** Narrows what the policy lets count. */
  readonly filter?: UnitFilter;
}

/** What a run of the project, begun now, would get from its memories for these segments, each best first. */
export async function lookUpByPolicy(context: Context, asked: LookupByPolicy): Promise<FoundMatch[][]> {
  requireInProject(context.actor, 'project.read', asked.projectId);
  const { body } = await currentPolicy(context, asked.projectId);
  const { threshold, limit, filter = {}, ...rest } = asked;
  const terms = termsOfLookup(body);
  return lookUpSegments(context, {
    ...{ ...rest, ...terms, filter: bothOf(terms.filter, filter) },
    ...(threshold !== undefined && { threshold }),
    ...(limit !== undefined && { limit }),
  });
}

/** Lets a unit count that both let count. */
function bothOf(policy: UnitFilter, asked: UnitFilter): UnitFilter {
  const origins = commonOf(policy.origins, asked.origins);
  const authors = commonOf(policy.authors, asked.authors);
  return {
    ...asked,
    ...(origins && { origins }),
    ...(authors && { authors }),
    properties: [...(policy.properties ?? []), ...(asked.properties ?? [])],
  };
}

/** Undefined stands for all. */
function commonOf<Value>(
  some: readonly Value[] | undefined,
  others: readonly Value[] | undefined,
): readonly Value[] | undefined {
  return some && others ? some.filter((value) => others.includes(value)) : (some ?? others);
}
