import type { Context } from '#domain/context';
import { findFile, findVersion, requireLiving, requireLivingVersion } from '#domain/files';
import { findRun, lockRun, runProblem } from '#domain/runs/access';
import {
  deleteFindings,
  lockRunRow,
  type Run,
  type RunChange,
  type RunStage,
  runStages,
  updateRun,
} from '#domain/runs/records';
import {
  endRun,
  enqueueStage,
  listOpenPortions,
  reopenPortions,
  runQueues,
  type StagePayload,
  step,
} from '#domain/runs/stages';
import { countTargets, deletePlaceholders, hasUncheckedEdits } from '#domain/runs/targets';
import { createRun, type RunRequest } from './create-run.ts';

/** Stops a run for good; what it has is kept. */
export async function cancelRun(context: Context, id: string, reason?: string): Promise<Run> {
  return endRun(context, await lockRun(context, id, 'project.operate'), 'cancel', {}, reason);
}

/** Lets jobs that are under way finish and starts no others. */
export async function pauseRun(context: Context, id: string): Promise<Run> {
  return step(context, await lockRun(context, id, 'project.operate'), 'pause', {});
}

export async function resumeRun(context: Context, id: string): Promise<Run> {
  const run = await lockRun(context, id, 'project.operate');
  const resumed = await step(context, run, 'resume', { startedAt: run.startedAt ?? context.now() });
  await enqueueStage(context, resumed);
  return resumed;
}

/**
 * Does a run again from a stage it has come to; what earlier stages made stays. Targets people wrote or approved are kept
 * in any case, and where they wrote since the last check it begins with the next one, whatever was asked for.
 */
export async function retryRun(context: Context, id: string, from?: RunStage): Promise<Run> {
  const run = await lockRun(context, id, 'project.operate');
  requireLiving(await findFile(context, run.fileId));
  requireLivingVersion(await findVersion(context, run.versionId));
  const stage = await stageToRetry(context, run, from);
  const epoch = run.epoch + 1;
  const change: RunChange = { stage, epoch, failure: null, finishedAt: null };
  if (runStages.indexOf(stage) <= runStages.indexOf('translation')) {
    await deleteFindings(context.db, run.id, 'translation');
    await deletePlaceholders(context.db, run.id);
  }
  if (stage === 'translation') {
    const portionsLeft = await reopenPortions(context.db, run.id, epoch);
    const segmentsDone = await countTargets(context.db, run.id);
    const retried = await step(context, run, 'retry', { ...change, portionsLeft, segmentsDone });
    if ((await listOpenPortions(context.db, run.id, epoch)).length > 0) await enqueueStage(context, retried);
    else return finishEmptyTranslation(context, retried);
    return retried;
  }
  const retried = await step(context, run, 'retry', change);
  await enqueueStage(context, retried);
  return retried;
}

/**
 * Takes a run up again that failed because its job became a dead letter, which somebody has sent back. Of several jobs of a
 * run the first does it; to a run that has moved on since it does nothing.
 */
export async function retryGivenUp(
  context: Context,
  { runId, epoch }: StagePayload,
  stage: RunStage,
): Promise<void> {
  const run = await lockRunRow(context.db, runId);
  const isAsItWasLeft = run?.state === 'failed' && run.stage === stage && run.epoch === epoch + 1;
  if (isAsItWasLeft) await retryRun(context, runId, stage);
}

async function stageToRetry(context: Context, run: Run, from: RunStage | undefined): Promise<RunStage> {
  const order = (stage: RunStage): number => runStages.indexOf(stage);
  const stage = from ?? (run.stage === 'review' ? 'quality' : run.stage);
  if (order(stage) > order(run.stage))
    throw runProblem('run-stage', { detail: `${stage}, it came to ${run.stage}` });
  if (stage === 'review') throw runProblem('run-stage', { detail: 'people review; retry from quality' });
  if (order(stage) <= order('quality')) return stage;
  // The output of a later stage would be one without what they wrote.
  return (await hasUncheckedEdits(context.db, run.id)) ? 'quality' : stage;
}

async function finishEmptyTranslation(context: Context, run: Run): Promise<Run> {
  const checked = await step(context, run, 'advance', { stage: 'quality' });
  await enqueueStage(context, checked);
  return checked;
}

/** The same version once more, under another policy or with another provider. */
export async function rerun(
  context: Context,
  id: string,
  other: Partial<Pick<RunRequest, 'policyId' | 'targetLanguage' | 'overrides' | 'priority'>>,
): Promise<Run> {
  const run = await findRun(context, id, 'project.operate');
  return createRun(context, {
    versionId: run.versionId,
    targetLanguage: run.targetLanguage,
    overrides: run.overrides,
    priority: run.priority,
    ...other,
    previousRunId: run.id,
  });
}

/** Counts for jobs that wait and for all that follow; those at work are not hurried. */
export async function prioritiseRun(context: Context, id: string, priority: number): Promise<Run> {
  const run = await lockRun(context, id, 'project.operate');
  const changed = await updateRun(context.db, run, { priority }, context.now());
  const queues = runQueues.map(({ name }) => name);
  await context.services.queue.prioritise(context.db, queues, { field: 'runId', value: id }, priority);
  context.record({
    action: 'runs.prioritise',
    subject: { kind: 'run', id },
    projectId: run.projectId,
    before: { priority: run.priority },
    after: { priority },
  });
  return changed;
}
