import { plainText } from '#engine/inline';
import type { MemoryMatch } from '#engine/matching';
import type { ProviderExample } from '#platform/providers';
import type { Ask } from './make-request.ts';
import { defaultRecallPolicy, type RecallingMemory, type RecallPolicy, recall } from './recall.ts';
import type { SegmentTarget } from './segment-target.ts';
import {
  groupEqual,
  hasLetters,
  type SegmentGroup,
  type TranslatableSegment,
} from './translatable-segment.ts';

export interface PlanRequest<S extends TranslatableSegment = TranslatableSegment> {
  readonly segments: readonly S[];
  readonly memory?: RecallingMemory;
  readonly recall?: RecallPolicy;
  readonly signal?: AbortSignal;
}

/** One group of equal segments, and what is to be done about it. */
export interface PlannedGroup<S extends TranslatableSegment = TranslatableSegment> {
  readonly group: SegmentGroup<S>;
  /** The targets of its segments, by id, where no provider is needed. */
  readonly targets?: ReadonlyMap<string, SegmentTarget>;
  /** What a provider is to be asked for the first of the group, where one is. */
  readonly ask?: Ask;
  /** Weaker memory matches, best first. */
  readonly suggestions: readonly MemoryMatch[];
}

/**
 * Decides for each segment whether it stays as it is, is taken from the memory or has to be asked for; equal ones
 * are asked for once. Lets others run in between, since a memory of many units takes time.
 */
export async function planTranslation<S extends TranslatableSegment>(
  request: PlanRequest<S>,
): Promise<PlannedGroup<S>[]> {
  const planned: PlannedGroup<S>[] = [];
  for (const [index, group] of groupEqual(request.segments).entries()) {
    if (index % 50 === 0) {
      request.signal?.throwIfAborted();
      await new Promise(setImmediate);
    }
    planned.push(planGroup(group, request));
  }
  return planned;
}

function planGroup<S extends TranslatableSegment>(
  group: SegmentGroup<S>,
  { memory, recall: policy = defaultRecallPolicy }: PlanRequest<S>,
): PlannedGroup<S> {
  const [segment] = group;
  if (!hasLetters(segment)) {
    const target: SegmentTarget = { text: segment.source, resultSource: 'passthrough' };
    return { group, targets: new Map([[segment.id, target]]), suggestions: [] };
  }
  const { targets, suggestions } = memory ? recall(group, memory, policy) : nothing;
  if (targets.size > 0) return { group, targets, suggestions };
  return { group, ask: { segment, examples: suggestions.map(exampleOf) }, suggestions };
}

const nothing = { targets: new Map<string, SegmentTarget>(), suggestions: [] };

function exampleOf({ unit, target, score }: MemoryMatch): ProviderExample {
  return { source: plainText(unit.source), target: plainText(target), score };
}
