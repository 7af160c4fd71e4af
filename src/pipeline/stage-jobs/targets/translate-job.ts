import { setTimeout as wait } from 'node:timers/promises';
import { transact } from '#domain/audit';
import type { Context } from '#domain/context';
import type { Connection } from '#domain/projects';
import {
  advanceRun,
  appendFindings,
  claimPortion,
  closePortion,
  insertEvent,
  insertTargets,
  leavePlace,
  type Portion,
  type PortionPayload,
  portionQueue,
  progressOf,
  type Run,
  releasePortion,
  updateRun,
} from '#domain/runs';
import {
  endRunAndItem,
  failureOf,
  type StageWork,
  stageFinding,
  stageHandler,
} from '#pipeline/stage-jobs/handler';
import { translationFinding } from '#pipeline/translation';
import { ProviderError } from '#platform/providers';
import type { JobInfo } from '#platform/queue';
import { connectionsOfRun } from './providers-of-run.ts';
import {
  type ConnectionFailure,
  isUnsupported,
  type TranslatedPortion,
  translatePortion,
} from './translate-portion.ts';

/** Longer than a job may take, so that a lease never ends under a job that is alive. */
const leaseFor = 1_000_000;
/** Until a portion asks again for a place at its connection, milliseconds. */
const untilNextTry = (): number => 750 * (0.5 + Math.random());

/**
 * Reads the segments of a portion; commits their targets, what they cost and, with the last portion, the job that checks
 * the run. Where a provider fails, what it gave is kept and the rest is tried again.
 */
export const translateHandler = stageHandler({
  stage: 'translation',
  queue: portionQueue,
  // Of a run that was paused while this job's process was lost: its lease would keep out the job that resumes.
  pass: ({ db }, { runId, epoch, number }, { id }) => releasePortion(db, runId, epoch, number, id),
  async handle(work, job, payload) {
    const { run, policy, context } = work;
    const connections = await connectionsOfRun(context, run, policy);
    if (connections.length === 0) {
      const failure = failureOf('translation', stageFinding('no-connection'));
      return work.commit((inTransaction, locked) =>
        endRunAndItem(inTransaction, locked, 'fail', { failure }),
      );
    }
    const portion = await claim(work, payload, job, connections[0]!);
    if (!portion) return;
    try {
      const goTo = async (connection: Connection): Promise<void> => {
        if (connection !== connections[0]) await enter(work, payload, job, connection);
      };
      const { signal } = job;
      const translated = await translatePortion({ context, run, policy, portion, connections, goTo, signal });
      const done = isStubborn(translated, run, job) ? { ...translated, failure: undefined } : translated;
      await keep(work, payload, done);
      if (done.failure) await afterFailure(work, done.failure);
    } finally {
      // Also of a run that has ended meanwhile: an open lease would keep its place at the connection from others.
      await releasePortion(context.db, run.id, run.epoch, portion.number, job.id).catch(() => {});
    }
  },
});

/**
 * Whether a service that answers otherwise gives nothing readable for what is left. That is a matter of these segments, for
 * people or another provider, and not worth failing the whole run.
 */
function isStubborn({ failure, targets }: TranslatedPortion, run: Run, { isLast }: JobInfo): boolean {
  const answersOthers = targets.length > 0 || (isLast && run.segmentsDone > 0);
  const error = failure?.error;
  return error instanceof ProviderError && error.kind === 'unreadable' && answersOthers;
}

/** The portion, if it is this job's to do; one whose connection is busy comes back later. */
async function claim(
  { run, context }: StageWork,
  payload: PortionPayload,
  { id }: JobInfo,
  connection: Connection,
): Promise<Portion | undefined> {
  return transact(context.services, context.actor, async (inTransaction) => {
    const { db, now, services } = inTransaction;
    const claimed = await claimPlace(inTransaction, payload, id, connection);
    if (claimed === 'full') {
      const startAfter = new Date(now().getTime() + untilNextTry());
      await services.queue.send(db, portionQueue, payload, { priority: run.priority, startAfter });
    }
    return typeof claimed === 'string' ? undefined : claimed;
  });
}

function claimPlace(
  { db, now }: Context,
  payload: PortionPayload,
  lease: string,
  { id: connectionId, concurrency }: Connection,
): ReturnType<typeof claimPortion> {
  const until = new Date(now().getTime() + leaseFor);
  return claimPortion(db, { ...payload, lease, connectionId, concurrency, now: now(), until });
}

/**
 * Waits until a portion that goes on to another connection has a place there. The one it had is given up before: two runs
 * with their connections in opposite orders would else wait for each other.
 */
async function enter(
  { context: { services, actor } }: StageWork,
  payload: PortionPayload,
  { id, signal }: JobInfo,
  connection: Connection,
): Promise<void> {
  const { runId, epoch, number } = payload;
  for (let isFirst = true; ; isFirst = false) {
    const claimed = await transact(services, actor, (context) =>
      claimPlace(context, payload, id, connection),
    );
    if (claimed === 'taken') throw new Error('Another job works on this portion.');
    if (claimed !== 'full') return;
    if (isFirst) await leavePlace(services.db, runId, epoch, number, id);
    await wait(untilNextTry(), undefined, { signal });
  }
}

/** Commits a portion. It is closed unless a provider failed and left segments without a target. */
async function keep(
  { run, commit }: StageWork,
  payload: PortionPayload,
  done: TranslatedPortion,
): Promise<void> {
  const { epoch, number } = payload;
  await commit(async (context, locked) => {
    const now = context.now();
    const isClosed = !done.failure && (await closePortion(context.db, run.id, epoch, number, now));
    const kept = await insertTargets(context.db, run.id, done.targets, { by: context.actor.id, now });
    if (isClosed) await appendFindings(context.db, run.id, 'translation', done.findings);
    const missing = isClosed ? done.left : 0;
    const change = {
      segmentsDone: Math.min(locked.segmentsTotal, locked.segmentsDone + kept + missing),
      portionsLeft: locked.portionsLeft - (isClosed ? 1 : 0),
    };
    if (isClosed && change.portionsLeft === 0) return advanceRun(context, locked, { to: 'quality', change });
    return tellProgress(context, locked, change);
  });
}

async function tellProgress(
  context: Context,
  run: Run,
  change: Parameters<typeof updateRun>[2],
): Promise<void> {
  const changed = await updateRun(context.db, run, change, context.now());
  await insertEvent(context.db, run.id, 'progress', progressOf(changed), context.now());
}

/** A failure that no waiting mends ends the run, as a refusal does; any other is for the queue to try again. */
async function afterFailure({ commit }: StageWork, { error, connection }: ConnectionFailure): Promise<void> {
  if (!(error instanceof ProviderError)) throw error;
  const detail = `${connection}: ${error.kind}: ${error.message}`;
  if (error.isRetryable) throw new Error(detail, { cause: error });
  const finding = isUnsupported(error)
    ? translationFinding('provider-language-pair', { detail: `${connection}: ${error.message}` })
    : stageFinding('connection-failed', { detail });
  const failure = failureOf('translation', finding);
  await commit((context, locked) => endRunAndItem(context, locked, 'fail', { failure }));
}
