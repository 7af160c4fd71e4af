import { sql } from 'kysely';
import type { Context } from '#domain/context';
import { lockRun, stateProblem } from '#domain/runs/access';
import type { Run } from '#domain/runs/records';
import type { Database } from '#platform/database';
import { requireRevision } from '#platform/web';
import { updateTargets } from './change-targets.ts';
import { isEditable } from './edit-target.ts';
import { finishReview, type ReviewHooks } from './hooks.ts';
import { targetProblem } from './problems.ts';
import { findTarget, listHistory, listOpenPositions, type TargetChoice, type TargetRow } from './queries.ts';

export interface TargetDecision {
  readonly runId: string;
  readonly position: number;
  readonly revision: number | undefined;
  readonly reason?: string | undefined;
}

/** Approves one target; the last approval of a review lets the run go on. */
export async function approveTarget(
  context: Context,
  decision: TargetDecision,
  hooks: ReviewHooks,
): Promise<void> {
  const run = await decide(context, decision, 'approved');
  await finishReview(context, run, hooks);
}

/** Takes an approval back, so that the target waits for people again. */
export async function withdrawApproval(context: Context, decision: TargetDecision): Promise<void> {
  await decide(context, decision, 'required');
}

/** Says that a target may not stay as it is; it waits until it is edited or approved after all. The same said again changes nothing. */
export async function rejectTarget(
  context: Context,
  decision: TargetDecision & { readonly reason: string },
): Promise<void> {
  await decide(context, decision, 'rejected');
}

/**
 * Approves every open target that is chosen. Those whose checks failed are left to be read one by one, unless
 * `includeFailed`. How many were approved.
 */
export async function approveTargets(
  context: Context,
  runId: string,
  choice: TargetChoice & {
    readonly positions?: readonly number[] | undefined;
    readonly includeFailed?: boolean | undefined;
  },
  hooks: ReviewHooks,
): Promise<{ approved: number; left: number }> {
  const run = await lockRun(context, runId, 'project.review');
  requireReview(run);
  const { includeFailed = false, ...filter } = choice;
  const chosen = await listOpenPositions(context.db, run, filter);
  const failed = new Set(
    includeFailed ? [] : await listOpenPositions(context.db, run, { ...filter, verificationState: 'failed' }),
  );
  const positions = chosen.filter((position) => !failed.has(position));
  const approved = await updateTargets(context.db, {
    runId,
    positions,
    by: context.actor,
    now: context.now(),
    reviewStatus: sql`'approved'`,
  });
  context.record({
    action: 'runs.approve-targets',
    subject: { kind: 'run', id: runId },
    projectId: run.projectId,
    after: { approved, left: chosen.length - approved },
  });
  await finishReview(context, run, hooks);
  return { approved, left: chosen.length - approved };
}

const actions = {
  approved: 'approve-target',
  required: 'withdraw-approval',
  rejected: 'reject-target',
} as const;

async function decide(
  context: Context,
  { runId, position, revision, reason }: TargetDecision,
  status: keyof typeof actions,
): Promise<Run> {
  const run = await lockRun(context, runId, 'project.review');
  const row = await findTarget(context.db, run, position);
  if (row?.revision == null) throw targetProblem('target-unknown', { detail: `position ${position}` });
  requireReview(run);
  requireRevision({ revision }, row.revision);
  if (row.reviewStatus === status && (await isSaid(context.db, { runId, position, reason }))) return run;
  await updateTargets(context.db, {
    runId,
    positions: [position],
    by: context.actor,
    now: context.now(),
    reason,
    reviewStatus: sql`${status}::text`,
  });
  recordDecision(context, run, row, status, reason);
  return run;
}

/** Whether the last change of the target gives this reason, or none is to be given. */
async function isSaid(
  db: Database,
  { runId, position, reason }: Pick<TargetDecision, 'runId' | 'position' | 'reason'>,
): Promise<boolean> {
  if (reason === undefined) return true;
  const [last] = await listHistory(db, runId, position);
  return last?.reason === reason;
}

function recordDecision(
  context: Context,
  run: Run,
  row: TargetRow,
  status: keyof typeof actions,
  reason: string | undefined,
): void {
  context.record({
    action: `runs.${actions[status]}`,
    subject: { kind: 'target', id: `${run.id}/${row.position}` },
    projectId: run.projectId,
    before: { reviewStatus: row.reviewStatus },
    after: { reviewStatus: status },
    ...(reason !== undefined && { reason }),
  });
}

function requireReview({ state }: Run): void {
  if (!isEditable({ state })) throw stateProblem(state, `targets are not reviewed, it is ${state}`);
}
