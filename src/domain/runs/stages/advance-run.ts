import type { AuditNote, Context } from '#domain/context';
import { runProblem } from '#domain/runs/access';
import {
  findRunRow,
  insertEvent,
  isEnded,
  lockRunRow,
  type Run,
  type RunChange,
  type RunEvent,
  type RunFailure,
  type RunStage,
  runStages,
  stateAfter,
  sumTallies,
  updateRun,
} from '#domain/runs/records';
import { announce } from '#domain/webhooks';
import { enqueueStage } from './enqueue-stage.ts';
import type { StagePayload } from './queues.ts';

/**
 * The run a job is for, locked, if the job still has something to do: same epoch, same stage, not ended. A job of the
 * past finds nothing and ends quietly, which is what makes every job safe to repeat.
 */
export async function lockRunForStage(
  context: Context,
  { runId, epoch }: StagePayload,
  stage: RunStage,
): Promise<Run | undefined> {
  const run = await lockRunRow(context.db, runId);
  return run && isCurrent(run, epoch, stage) ? run : undefined;
}

/** The same without a lock, for a job that begins; a paused run has nothing for it to do. */
export async function findRunForStage(
  context: Context,
  { runId, epoch }: StagePayload,
  stage: RunStage,
): Promise<Run | undefined> {
  const run = await findRunRow(context.db, runId);
  return run && isCurrent(run, epoch, stage) && run.state !== 'paused' ? run : undefined;
}

function isCurrent(run: Run, epoch: number, stage: RunStage): boolean {
  const isUnderWay = run.state === 'waiting' || run.state === 'running' || run.state === 'paused';
  return isUnderWay && run.epoch === epoch && run.stage === stage;
}

/**
 * Ends the stage of a locked run: the next stage, its job and the audit line, in the caller's transaction together with
 * what the stage made. A paused run takes the next stage without its job.
 */
export async function advanceRun(
  context: Context,
  run: Run,
  { to, change = {} }: { readonly to: RunStage; readonly change?: RunChange },
): Promise<Run> {
  if (runStages.indexOf(to) <= runStages.indexOf(run.stage))
    throw new Error(`A run advances from ${run.stage} to a later stage, not to ${to}.`);
  let current = run;
  if (current.state === 'waiting')
    current = await step(context, current, 'begin', { startedAt: context.now() });
  const event = current.state === 'paused' ? 'hold' : 'advance';
  const advanced = await step(context, current, event, { ...change, stage: to });
  if (event === 'advance') await enqueueStage(context, advanced);
  return advanced;
}

/** Hands a run to people; `advanceRun` from `review` goes on when they are done. */
export async function askForReview(context: Context, run: Run, change: RunChange = {}): Promise<Run> {
  // One that was paused while it was checked goes to people all the same: they are nothing that could be held.
  const current = run.state === 'paused' ? await step(context, run, 'resume', {}) : run;
  const asked = await step(context, current, 'ask', { ...change, stage: 'review' });
  await sumTallies(context.db, run.id);
  await announce(context, run.projectId, 'run.review-required', summary(asked));
  return asked;
}

/** Goes on after the last approval, with checking what people wrote; does nothing where the run is not in review. */
export async function reviewFinished(context: Context, runId: string): Promise<void> {
  const run = await lockRunRow(context.db, runId);
  if (run?.state !== 'in_review') return;
  const approved = await step(context, run, 'approve', { stage: 'quality' });
  await enqueueStage(context, approved);
}

/** Ends a run: `deliver`, `block`, `fail` or `cancel`. What was queued for it does nothing from now on. */
export async function endRun(
  context: Context,
  run: Run,
  event: 'deliver' | 'block' | 'fail' | 'cancel',
  change: RunChange & { readonly failure?: RunFailure } = {},
  reason?: string,
): Promise<Run> {
  let current = run;
  // A run that was paused while its last job was under way ends all the same.
  if (current.state === 'paused' && event !== 'cancel') current = await step(context, current, 'resume', {});
  if (current.state === 'waiting' && event !== 'cancel' && event !== 'fail')
    current = await step(context, current, 'begin', { startedAt: context.now() });
  const end = { ...change, epoch: current.epoch + 1, finishedAt: context.now() };
  const ended = await step(context, current, event, end, reason === undefined ? {} : { reason });
  await sumTallies(context.db, run.id);
  const events = { deliver: 'run.delivered', block: 'run.blocked', fail: 'run.failed' } as const;
  if (event !== 'cancel') await announce(context, run.projectId, events[event], summary(ended));
  return ended;
}

/** Applies one event of the table to a locked run. Throws the problem `run-state` where it cannot happen. */
export async function step(
  context: Context,
  run: Run,
  event: RunEvent,
  change: RunChange,
  note: Partial<AuditNote> = {},
): Promise<Run> {
  const state = stateAfter(run.state, event);
  if (!state)
    throw runProblem('run-state', { detail: `${event}, it is ${run.state}`, facts: { state: run.state } });
  const now = context.now();
  const changed = await updateRun(context.db, run, { ...change, state }, now);
  await insertEvent(context.db, run.id, event, progressOf(changed), now);
  context.record({
    action: `runs.${event}`,
    subject: { kind: 'run', id: run.id },
    projectId: run.projectId,
    before: { state: run.state, stage: run.stage },
    after: {
      state: changed.state,
      stage: changed.stage,
      ...(change.failure && { code: change.failure.code }),
    },
    ...note,
  });
  return changed;
}

/** What watchers of a run are told. */
export function progressOf(run: Run): Record<string, unknown> {
  const { state, stage, segmentsTotal, segmentsDone, failure } = run;
  return { state, stage, segmentsTotal, segmentsDone, isEnded: isEnded(state), ...(failure && { failure }) };
}

function summary(run: Run): Record<string, unknown> {
  return {
    runId: run.id,
    fileId: run.fileId,
    versionId: run.versionId,
    targetLanguage: run.targetLanguage,
    ...progressOf(run),
  };
}
