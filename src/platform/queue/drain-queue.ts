import { sql } from 'kysely';
import type { JobWithMetadata } from 'pg-boss';
import type { Database } from '#platform/database';
import type { Logger } from '#platform/telemetry';
import { dyingName } from './declare-queues.ts';
import type { OpenQueue } from './open-queue.ts';
import type { QueueHandler } from './queue.ts';
import { buryJob, type Outcome, runJob } from './run-job.ts';

export interface DrainOptions<S> {
  readonly services: S;
  readonly queue: OpenQueue;
  readonly db: Database;
  readonly handlers: readonly QueueHandler<S>[];
  readonly log: Logger;
  /** Whether jobs for later, and further attempts, are done at once; default true. */
  readonly ahead?: boolean;
  /** Rejects past this many attempts; default 10,000. */
  readonly limit?: number;
}

/** Does jobs one after another, here, until none is left; resolves with the number of attempts. */
export async function drainQueue<S>(options: DrainOptions<S>): Promise<number> {
  const { services, handlers, db, log, limit = 10_000 } = options;
  const steps = handlers.flatMap((handler) => [
    {
      name: handler.queue.name,
      run: (job: JobWithMetadata<unknown>) =>
        runJob(handler, services, job, { log, signal: new AbortController().signal }),
    },
    {
      name: dyingName(handler.queue.name),
      run: (job: JobWithMetadata<unknown>) => buryJob(handler, services, job, { db, log }),
    },
  ]);
  for (let done = 0, before = -1; ; ) {
    if (done === before) return done;
    before = done;
    for (const { name, run } of steps)
      while (await step(options, name, run)) {
        done += 1;
        if (done > limit)
          throw new Error(`More than ${limit} jobs were done and there are still some, the last of ${name}.`);
      }
  }
}

async function step<S>(
  { queue, db, ahead = true }: DrainOptions<S>,
  name: string,
  run: (job: JobWithMetadata<unknown>) => Promise<Outcome>,
): Promise<boolean> {
  const [job] = await queue.boss.fetch<unknown>(name, { includeMetadata: true, ignoreStartAfter: ahead });
  if (!job) return false;
  const outcome = await run(job);
  if (outcome.status === 'completed') await queue.boss.complete(name, job.id);
  else {
    if (outcome.status === 'deadletter')
      await sql`update queue.job set retry_limit = 0 where name = ${name} and id = ${job.id}`.execute(db);
    await queue.boss.fail(name, job.id, outcome.output);
  }
  return true;
}
