import { sql } from 'kysely';
import type { JobWithMetadata } from 'pg-boss';
import type { Database } from '#platform/database';
import type { Logger } from '#platform/telemetry';
import { deadName } from './declare-queues.ts';
import type { QueueHandler } from './queue.ts';

/** What became of an attempt, as pg-boss wants to be told. */
export type Outcome =
  | { readonly status: 'completed' }
  | { readonly status: 'failed' | 'deadletter'; readonly output: Failure };

/** What is kept of a failure: no stack, no payload. */
export interface Failure {
  readonly message: string;
  readonly code?: string;
  readonly attempts: number;
}

/** Runs one attempt of a job. Never rejects. A payload that is not what the contract says is dead at once. */
export async function runJob<S>(
  handler: QueueHandler<S>,
  services: S,
  job: JobWithMetadata<unknown>,
  { log, signal }: { readonly log: Logger; readonly signal: AbortSignal },
): Promise<Outcome> {
  const attempt = job.retryCount + 1;
  const isLast = job.retryCount >= job.retryLimit;
  const payload = handler.queue.payload.safeParse(job.data);
  if (!payload.success) {
    const message = `The payload does not fit the queue's contract: ${payload.error.message}`;
    return { status: 'deadletter', output: { message, attempts: attempt } };
  }
  try {
    const began = performance.now();
    // Only what comes from a dead letter knows the job it once was.
    const isSentBack = job.sourceRootId !== null;
    await handler.handle(services, payload.data as never, {
      id: job.id,
      attempt,
      isLast,
      isSentBack,
      signal,
    });
    const milliseconds = Math.round(performance.now() - began);
    log.debug({ queue: job.name, job: job.id, attempt, milliseconds }, 'job done');
    return { status: 'completed' };
  } catch (error) {
    const failure = describe(error, attempt);
    log.warn({ queue: job.name, job: job.id, attempt, isLast, reason: failure.message }, 'job failed');
    return { status: 'failed', output: failure };
  }
}

/** Tells the handler of a job that has used up its attempts; what comes back puts it among the dead letters. Rejects without a database. */
export async function buryJob<S>(
  handler: QueueHandler<S>,
  services: S,
  job: JobWithMetadata<unknown>,
  { db, log }: { readonly db: Database; readonly log: Logger },
): Promise<Outcome> {
  // pg-boss does not give a dead letter a dead letter queue of its own.
  await sql`update queue.job set dead_letter = ${deadName(handler.queue.name)}
    where name = ${job.name} and id = ${job.id}`.execute(db);
  const reason = readFailure(job.sourceOutput);
  const attempts = (job.sourceRetryCount ?? 0) + 1;
  log.error({ queue: handler.queue.name, job: job.sourceId, attempts, reason }, 'job is a dead letter');
  const payload = handler.queue.payload.safeParse(job.data);
  if (handler.dead && payload.success)
    try {
      await handler.dead(services, payload.data as never, reason);
    } catch (error) {
      const failure = describe(error, attempts);
      log.warn({ queue: handler.queue.name, job: job.id, reason: failure.message }, 'dead letter not taken');
      return { status: 'failed', output: { ...failure, message: `${reason}; then ${failure.message}` } };
    }
  return { status: 'deadletter', output: { message: reason, attempts } };
}

function describe(error: unknown, attempts: number): Failure {
  if (!(error instanceof Error)) return { message: String(error), attempts };
  const { code } = error as { code?: unknown };
  return { message: error.message, ...(typeof code === 'string' ? { code } : {}), attempts };
}

/** The message of a failure, whoever wrote it: a handler, or pg-boss about a job that was lost. */
export function readFailure(output: unknown): string {
  const { message, value } = (output ?? {}) as { message?: unknown; value?: unknown };
  if (typeof message === 'string') return message;
  if (value !== undefined) return typeof value === 'string' ? value : readFailure(value);
  return 'The process that did the job was lost, or took too long.';
}
