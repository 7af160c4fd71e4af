import { type Context, requireInProject } from '#domain/context';
import { currentPolicy, type Policy } from '#domain/projects';
import type { MemorySegment } from '#engine/matching';
import { type FoundMatch, lookUpSegments } from './look-up.ts';
import type { LookupRequest, UnitFilter } from './lookup-request.ts';

/** The most matches that are given of a segment unless more are asked for: as many as runs look at. */
export const mostSuggestions = 3;

/** How runs under a policy ask the memories of their project. */
export function termsOfLookup({
  memory: { accept, suggest, penalties, origins, authors, ages },
}: Pick<Policy, 'memory'>): Pick<LookupRequest, 'threshold' | 'limit' | 'penalties'> {
  return {
    threshold: Math.min(accept, suggest),
    limit: mostSuggestions,
    penalties: { memories: penalties, origins, authors, ages },
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
  readonly filter?: UnitFilter;
}

/** What a run of the project, begun now, would get from its memories for these segments, each best first. */
export async function lookUpByPolicy(context: Context, asked: LookupByPolicy): Promise<FoundMatch[][]> {
  requireInProject(context.actor, 'project.read', asked.projectId);
  const { body } = await currentPolicy(context, asked.projectId);
  const { threshold, limit, ...rest } = asked;
  return lookUpSegments(context, {
    ...rest,
    ...termsOfLookup(body),
    ...(threshold !== undefined && { threshold }),
    ...(limit !== undefined && { limit }),
  });
}
