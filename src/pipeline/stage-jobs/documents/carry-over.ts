import type { Context } from '#domain/context';
import {
  type Alignment,
  alignSegments,
  countChanges,
  findFirstExtraction,
  findPreviousVersion,
  type KeptSegment,
  listKeptSegments,
} from '#domain/files';
import {
  findRunOfOtherVersion,
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
  /** Against which extraction, and how: known from now on to whoever compares the two. */
  readonly earlierExtractionId: string;
  readonly alignment: Alignment<KeptSegment>;
}

/**
 * What the file has from before that this version can use: approved targets of segments that are the same, from the newest
 * run of another version. One whose neighbours are the same too stays approved; one in other surroundings is for the policy
 * to decide about. Where no version was translated yet, only what changed since the version before.
 */
export async function carryOver(
  context: Context,
  run: Pick<Run, 'fileId' | 'versionId' | 'targetLanguage'>,
  segments: readonly KeptSegment[],
): Promise<CarriedOver | undefined> {
  const earlier = await findRunOfOtherVersion(context.db, run);
  const before = earlier
    ? { versionId: earlier.versionId, extractionId: earlier.extractionId! }
    : await extractionBefore(context, run);
  if (!before) return undefined;
  const earlierSegments = await listKeptSegments(context, before.extractionId);
  const alignment = alignSegments(earlierSegments, segments);
  const kept = earlier ? await listTargets(context.db, earlier.id) : [];
  const targets = new Map(
    kept
      .filter(({ reviewStatus }) => reviewStatus === 'approved')
      .map(({ price: _, currency: __, ...target }) => [target.position, target]),
  );
  const sources = new Map(earlierSegments.map((segment) => [segment.position, segment]));
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
    previousVersionId: before.versionId,
    ...(earlier && { previousRunId: earlier.id }),
    ...countChanges(alignment),
    carriedOver: carried.length,
  };
  return { targets: carried, changes, earlierExtractionId: before.extractionId, alignment };
}

/** The version before, if it was cut by the same rules. */
async function extractionBefore(
  context: Context,
  { versionId }: Pick<Run, 'versionId'>,
): Promise<{ readonly versionId: string; readonly extractionId: string } | undefined> {
  const previous = await findPreviousVersion(context, versionId);
  const extraction = previous && (await findFirstExtraction(context.db, previous.id));
  return extraction && { versionId: previous!.id, extractionId: extraction.id };
}
