import { transact } from '#domain/audit';
import type { Context, Services } from '#domain/context';
import { type Connection, chargeConnection } from '#domain/projects';
import {
  advanceRun,
  appendFindings,
  claimPortion,
  closePortion,
  insertEvent,
  insertTargets,
  type Portion,
  type PortionPayload,
  portionQueue,
  progressOf,
  type Run,
  releasePortion,
  updateRun,
} from '#domain/runs';
import { defineHandler, type JobInfo } from '#platform/queue';
import { endRunAndItem } from './end-run.ts';
import { failureOf, failWhenDead } from './fail-run.ts';
import { stageFinding } from './findings.ts';
import { connectionsOfRun } from './providers-of-run.ts';
import { beginStage, type StageWork } from './stage-context.ts';
import { type TranslatedPortion, translatePortion } from './translate-portion.ts';

/** Longer than a job may take, so that a lease never ends under a job that is alive. */
const leaseFor = 1_000_000;
/** Until a portion asks again for a place at its connection, milliseconds. */
const waitForPlace = 750;

/**
 * Reads the segments of a portion; commits their targets, what they cost and, with the last portion, the job that checks
 * the run. Where a provider fails, what it gave is kept and the rest is tried again.
 */
export const translateHandler = defineHandler<Services, PortionPayload>({
  queue: portionQueue,
  async handle(services, payload, job) {
    const work = await beginStage(services, payload, 'translation');
    if (!work) {
      // Of a run that was paused while this job's process was lost: its lease would keep out the job that resumes.
      const { runId, epoch, number } = payload;
      return releasePortion(services.db, runId, epoch, number, job.id);
    }
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
      const done = await translatePortion(context, run, policy, portion, connections, job.signal);
      await keep(work, payload, done);
      if (done.failure) await afterFailure(work, done);
    } catch (error) {
      await releasePortion(context.db, run.id, run.epoch, portion.number, job.id).catch(() => {});
      throw error;
    }
  },
  dead: failWhenDead('translation'),
});

/** The portion, if it is this job's to do; one whose connection is busy comes back later. */
async function claim(
  { run, context }: StageWork,
  payload: PortionPayload,
  { id }: JobInfo,
  connection: Connection,
): Promise<Portion | undefined> {
  return transact(context.services, context.actor, async ({ db, now, services }) => {
    const claimed = await claimPortion(db, {
      ...payload,
      lease: id,
      connectionId: connection.id,
      concurrency: connection.concurrency,
      now: now(),
      until: new Date(now().getTime() + leaseFor),
    });
    if (claimed === 'full') {
      const startAfter = new Date(now().getTime() + waitForPlace * (0.5 + Math.random()));
      await services.queue.send(db, portionQueue, payload, { priority: run.priority, startAfter });
    }
    return typeof claimed === 'string' ? undefined : claimed;
  });
}

/** Commits a portion. It is closed unless a provider failed and left segments without a target. */
function keep(
  { run, commit }: StageWork,
  { epoch, number }: PortionPayload,
  done: TranslatedPortion,
): Promise<void> {
  return commit(async (context, locked) => {
    const now = context.now();
    const isClosed =
      !done.failure && (await closePortion(context.db, run.id, epoch, number, callsOf(done), now));
    const kept = await insertTargets(context.db, run.id, done.targets, { by: context.actor.id, now });
    for (const [connection, calls] of done.calls) await chargeConnection(context, connection.id, calls);
    if (isClosed) await appendFindings(context.db, run.id, 'translation', done.findings);
    const missing = isClosed ? done.findings.filter(({ position }) => position !== undefined).length : 0;
    const change = {
      segmentsDone: Math.min(locked.segmentsTotal, locked.segmentsDone + kept + missing),
      portionsLeft: locked.portionsLeft - (isClosed ? 1 : 0),
    };
    if (isClosed && change.portionsLeft === 0) return advanceRun(context, locked, { to: 'quality', change });
    return tellProgress(context, locked, change);
  });
}

/** What each call cost, and which connection it went through. */
function callsOf({ calls }: TranslatedPortion): unknown[] {
  return [...calls].flatMap(([{ id }, some]) => some.map((call) => ({ ...call, connectionId: id })));
}

async function tellProgress(
  context: Context,
  run: Run,
  change: Parameters<typeof updateRun>[2],
): Promise<void> {
  const state = run.state === 'waiting' ? ({ state: 'running', startedAt: context.now() } as const) : {};
  const changed = await updateRun(context.db, run, { ...change, ...state }, context.now());
  await insertEvent(context.db, run.id, 'progress', progressOf(changed), context.now());
}

/** A failure that no waiting mends ends the run; any other is for the queue to try again. */
async function afterFailure({ commit }: StageWork, { failure }: TranslatedPortion): Promise<void> {
  const { kind, message, isRetryable } = failure!;
  if (isRetryable) throw new Error(`${kind}: ${message}`, { cause: failure });
  const finding = stageFinding('stage-gave-up', { detail: `${kind}: ${message}` });
  await commit((context, locked) =>
    endRunAndItem(context, locked, 'fail', { failure: failureOf('translation', finding) }),
  );
}
