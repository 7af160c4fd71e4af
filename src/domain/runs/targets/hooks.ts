import type { Context } from '#domain/context';
import { countOpenRows } from './queries.ts';

/** What other rooms do when people have changed targets; called inside the transaction that changed them. */
export interface ReviewHooks {
  /** The last target of a run in review that people had to see is approved. */
  onReviewed(context: Context, runId: string): Promise<void>;
  /** Texts changed and are not checked yet. */
  onEdited?(context: Context, runId: string, positions: readonly number[]): Promise<void>;
}

/** Targets of a run that people have to see and have not approved. */
export async function countOpenReviews(context: Context, runId: string): Promise<number> {
  return countOpenRows(context.db, runId);
}

/** Tells that a review is over, where it is. */
export async function finishReview(
  context: Context,
  run: { readonly id: string; readonly state: string },
  hooks: ReviewHooks,
): Promise<void> {
  if (run.state !== 'in_review') return;
  if ((await countOpenReviews(context, run.id)) === 0) await hooks.onReviewed(context, run.id);
}
