import type { Context } from '#domain/context';
import { keepAlignment } from '#domain/files';
import { findRun } from '#domain/runs/access';
import { comparisonProblem } from './problems.ts';
import type { ComparedRuns } from './queries.ts';

/**
 * Makes two runs of one file ready to be read side by side. Segments of one extraction stand at the same position;
 * those of two are aligned once, when they are first compared, and stay so.
 */
export async function compareRuns(
  context: Context,
  beforeId: string,
  afterId: string,
): Promise<ComparedRuns> {
  const before = await findRun(context, beforeId);
  const after = await findRun(context, afterId);
  if (before.fileId !== after.fileId) throw comparisonProblem('comparison-files-differ');
  if (before.extractionId === null || after.extractionId === null)
    throw comparisonProblem('comparison-too-early');
  const pair = [before.extractionId, after.extractionId] as const;
  if (pair[0] !== pair[1]) await keepAlignment(context, pair);
  return {
    before: { ...before, extractionId: pair[0] },
    after: { ...after, extractionId: pair[1] },
  };
}
