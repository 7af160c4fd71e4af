import { sql } from 'kysely';
import type { Context } from '#domain/context';
import { findRun, lockRun, stateProblem } from '#domain/runs/access';
import { finishReview, isEditable, type ReviewHooks, updateTargets } from '#domain/runs/targets';
import { plainText } from '#engine/inline';
import { replacementProblem } from './problems.ts';
import {
  findReplacement,
  listReplaced,
  listReplacementRows,
  markReversed,
  type Replacement,
} from './queries.ts';

/** What taking a replacement back came to. */
export interface Reversal {
  /** Targets that have the text they had before. */
  readonly restored: number;
  /** Positions of targets that were changed since, which stay as they are. */
  readonly left: readonly number[];
}

/** Replacements that were made in a run, newest first. */
export async function listReplacements(
  context: Context,
  runId: string,
  page: { readonly before?: string | undefined; readonly limit: number },
): Promise<readonly Replacement[]> {
  const run = await findRun(context, runId);
  return listReplacementRows(context.db, run.id, page);
}

/**
 * Takes a whole replacement back: each target gets the text, the origin and the review status it had before, as a new revision.
 * What was changed since, be it by an approval, is left. Texts are checked again like any that people write. Refuses with
 * `replacement-reversed` what was taken back already.
 */
export async function reverseReplacement(
  context: Context,
  { runId, replacementId }: { readonly runId: string; readonly replacementId: string },
  hooks: ReviewHooks,
): Promise<Reversal> {
  const { db, actor } = context;
  const run = await lockRun(context, runId, 'project.review');
  const replacement = await findReplacement(db, runId, replacementId);
  if (!replacement) throw replacementProblem('replacement-unknown', { detail: replacementId });
  if (replacement.reversedAt !== null)
    throw replacementProblem('replacement-reversed', { detail: replacementId });
  if (!isEditable(run)) throw stateProblem(run.state, `targets are not edited, it is ${run.state}`);
  const targets = await listReplaced(db, runId, replacementId);
  const texts = new Map(
    targets
      .filter(({ isUntouched }) => isUntouched)
      .map(({ position, items, resultSource, reviewStatus }) => [
        position,
        { items, plain: plainText({ items, codes: new Map() }), resultSource, reviewStatus },
      ]),
  );
  const restored = await updateTargets(db, {
    ...{ runId, by: actor, now: context.now(), replacementId, isRestored: true },
    reason: `“${replacement.replaceWith}” → “${replacement.find}”`,
    positions: [...texts.keys()],
    textOf: (position) => texts.get(position)!,
    reviewStatus: sql`review_status`,
  });
  const left = targets.filter(({ isUntouched }) => !isUntouched).map(({ position }) => position);
  await markReversed(db, replacementId, context.now());
  context.record({
    action: 'runs.reverse-replacement',
    subject: { kind: 'run', id: runId },
    projectId: run.projectId,
    after: { replacementId, restored, left: left.length },
  });
  await finishReview(context, run, hooks);
  return { restored, left };
}
