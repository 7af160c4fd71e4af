import type { Context } from '#domain/context';
import {
  alignSegments,
  countChanges,
  findPreviousVersion,
  type KeptSegment,
  listKeptSegments,
} from '#domain/files';
import {
  findLatestRun,
  listTargets,
  type NewTarget,
  type Run,
  type RunChanges,
  targetText,
} from '#domain/runs';
import { compareCodes } from '#engine/inline';

export interface CarriedOver {
  readonly targets: readonly NewTarget[];
  readonly changes: RunChanges;
}

/**
 * What the version before has that this one can use: approved targets of segments that are the same. One whose
 * neighbours are the same too stays approved; one in other surroundings is for the policy to decide about.
 */
export async function carryOver(
  context: Context,
  run: Run,
  segments: readonly KeptSegment[],
): Promise<CarriedOver | undefined> {
  const previous = await findPreviousVersion(context, run.versionId);
  const earlier = previous && (await findLatestRun(context.db, previous.id, run.targetLanguage));
  if (!previous || !earlier?.extractionId) return undefined;
  const before = await listKeptSegments(context, earlier.extractionId);
  const alignment = alignSegments(before, segments);
  const targets = new Map(
    (await listTargets(context.db, earlier.id))
      .filter(({ reviewStatus }) => reviewStatus === 'approved')
      .map((target) => [target.position, target]),
  );
  const sources = new Map(before.map((segment) => [segment.position, segment]));
  const carried: NewTarget[] = [];
  for (const pair of alignment) {
    if (pair.kind !== 'unchanged' && pair.kind !== 'moved') continue;
    const segment = pair.after;
    const target = targets.get(pair.before.position);
    if (!target) continue;
    const text = targetText(target, segment.source);
    if (compareCodes(segment.source, text).some(({ blocks }) => blocks)) continue;
    const hasSameNeighbours = [-1, 1].every(
      (step) => sources.get(pair.before.position + step)?.hash === segments[segment.position + step]?.hash,
    );
    carried.push({
      ...target,
      position: segment.position,
      resultSource: 'carried_over',
      verificationState: 'pending',
      reviewStatus: hasSameNeighbours ? 'approved' : 'not_required',
      findingCodes: [],
      isRepetition: false,
      codesRepaired: false,
    });
  }
  const changes: RunChanges = {
    previousVersionId: previous.id,
    previousRunId: earlier.id,
    ...countChanges(alignment),
    carriedOver: carried.length,
  };
  return { targets: carried, changes };
}
