import { bulkhead } from 'cockatiel';
import { sql } from 'kysely';
import type { JobWithMetadata } from 'pg-boss';
import type { Database } from '#platform/database';
import type { Logger } from '#platform/telemetry';
import { dyingName } from './declare-queues.ts';
import type { OpenQueue } from './open-queue.ts';
import { queueProblem } from './problems.ts';
import type { QueueDefinition, QueueHandler, QueueRole } from './queue.ts';
import { buryJob, type Outcome, runJob } from './run-job.ts';

export interface WorkerOptions<S> {
  readonly services: S;
  readonly queue: OpenQueue;
  readonly db: Database;
  /** Of all queues, whatever this process runs. */
  readonly handlers: readonly QueueHandler<S>[];
  /** What this process runs; all roles by default. */
  readonly roles?: readonly QueueRole[];
  /** Instead of each queue's own number of jobs at once. */
  readonly concurrency?: number;
  /** Seconds between looks for jobs that came without notice, such as those to be tried again; default 2. */
  readonly pollSeconds?: number;
  readonly log: Logger;
}

export interface Workers {
  /** Names of the queues that are worked on here. */
  readonly queues: readonly string[];
  /**
   * Takes no more jobs, lets running ones finish for half of the time, then aborts their signal, and at its end gives
   * those that still run back to the queue.
   */
  stop(graceSeconds: number): Promise<void>;
}

/** Refuses with `queues-mismatched` unless every queue has one handler and every handler a queue. */
export function requireHandlers(
  queues: readonly QueueDefinition[],
  handlers: readonly { readonly queue: { readonly name: string } }[],
): void {
  const declared = queues.map(({ name }) => name);
  const handled = handlers.map(({ queue }) => queue.name);
  const faults = [
    ...declared.filter((name) => !handled.includes(name)).map((name) => `${name} has no handler`),
    ...handled
      .filter((name) => !declared.includes(name))
      .map((name) => `${name} is handled but not declared`),
    ...twice(declared).map((name) => `${name} is declared twice`),
    ...twice(handled).map((name) => `${name} is handled twice`),
  ];
  if (faults.length > 0)
    throw queueProblem('queues-mismatched', { detail: faults.join('; '), facts: { faults } });
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, place) => names.indexOf(name) !== place))];
}

/** Starts doing the jobs of some roles, after making sure that somebody can do those of every role. */
export async function startWorkers<S>(options: WorkerOptions<S>): Promise<Workers> {
  const { queue, services, handlers, roles, log, db, pollSeconds = 2 } = options;
  requireHandlers(queue.queues, handlers);
  const mine = handlers.filter(({ queue: { role } }) => !roles || roles.includes(role));
  const stopping = new AbortController();
  const polling = {
    pollingIntervalSeconds: Math.min(pollSeconds, 2),
    notifyPollingIntervalSeconds: Math.max(pollSeconds, 0.5),
  };

  const work = async (name: string, run: (job: JobWithMetadata<unknown>) => Promise<Outcome>) => {
    const worker = { id: '' };
    worker.id = await queue.boss.work<unknown>(
      name,
      { ...polling, batchSize: 1, includeMetadata: true, perJobResults: true } as const,
      async ([job]) => {
        const outcome = await run(job as JobWithMetadata<unknown>);
        // Having done one, it looks for the next at once instead of waiting for a notice.
        queue.boss.notifyWorker(worker.id);
        return [{ id: job!.id, ...outcome }];
      },
    );
  };

  // Over all stages: a large document takes hundreds of megabytes while it is worked on.
  const ofDocuments = mine.filter(({ queue }) => queue.role === 'documents');
  const documentsAtOnce =
    options.concurrency ?? Math.max(1, ...ofDocuments.map(({ queue }) => queue.concurrency));
  const documents = bulkhead(documentsAtOnce, Number.POSITIVE_INFINITY);

  for (const handler of mine) {
    const { name, concurrency, role } = handler.queue;
    for (let place = 0; place < (options.concurrency ?? concurrency); place += 1)
      await work(name, async (job) => {
        const signal = AbortSignal.any([job.signal, stopping.signal]);
        const attempt = () => runJob(handler, services, job, { log, signal });
        const outcome = await (role === 'documents' ? documents.execute(attempt) : attempt());
        if (outcome.status === 'failed' && stopping.signal.aborted) await giveBack(db, job);
        return outcome;
      });
    await work(dyingName(name), (job) => buryJob(handler, services, job, { db, log }));
  }

  return {
    queues: mine.map(({ queue: { name } }) => name),
    async stop(graceSeconds) {
      const hurry = setTimeout(() => stopping.abort(new Error('The process stops.')), graceSeconds * 500);
      try {
        await queue.boss.stop({ graceful: true, timeout: graceSeconds * 1000 });
      } finally {
        clearTimeout(hurry);
        stopping.abort(new Error('The process stops.'));
      }
    },
  };
}

/** An attempt that ended because its process stopped does not count. */
async function giveBack(db: Database, { id, name }: JobWithMetadata<unknown>): Promise<void> {
  await sql`update queue.job set retry_limit = retry_limit + 1
    where name = ${name} and id = ${id} and state = 'active'`
    .execute(db)
    .catch(() => {});
}
