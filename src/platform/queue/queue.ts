import type { z } from 'zod';
import type { Database } from '#platform/database';

/** Who runs a queue: processor work on documents, waiting for providers, or keeping the house. */
export type QueueRole = 'documents' | 'translation' | 'upkeep';

/** The contract of one kind of job. */
export interface QueueDefinition<P = unknown> {
  /** `room.verb-noun`, as `runs.translate-portion`. */
  readonly name: string;
  readonly payload: z.ZodType<P>;
  readonly role: QueueRole;
  /** Attempts after the first, with growing waits; then the job is a dead letter. */
  readonly retries: number;
  /** After which a running job counts as lost, in seconds; heartbeats find a dead process sooner. */
  readonly timeout: number;
  /** Jobs of it that one process runs at once. Queues of the role `documents` share the largest of theirs. */
  readonly concurrency: number;
  /** Cron expression (UTC) of scheduled work; its payload is `{}`. */
  readonly schedule?: string;
  /** What it is for: one sentence, for docs and the console. */
  readonly purpose: string;
}

export interface SendOptions {
  /** Higher first; default 0. */
  readonly priority?: number;
  readonly startAfter?: Date;
  /** At most one waiting job of a queue has a key. */
  readonly singletonKey?: string;
}

export interface Queue {
  /** All queues of the house. */
  readonly queues: readonly QueueDefinition[];
  /** The queue of a name; throws the problem `queue-unknown`. */
  definition(name: string): QueueDefinition;
  /** Adds a job in the caller's transaction: it exists if and only if that commits. */
  send<P>(db: Database, queue: QueueDefinition<P>, payload: P, options?: SendOptions): Promise<void>;
  /** Many at once, as cheap as one. */
  sendAll<P>(
    db: Database,
    queue: QueueDefinition<P>,
    jobs: readonly { readonly payload: P; readonly options?: SendOptions }[],
  ): Promise<void>;
  /** Lets waiting jobs of these queues whose payload has this value in a field go before or after others. */
  prioritise(
    db: Database,
    queues: readonly string[],
    where: { readonly field: string; readonly value: string },
    priority: number,
  ): Promise<void>;
  /** What a field of the payload holds in all jobs of these queues that wait or are at work, dying ones included. */
  openValues(db: Database, queues: readonly string[], field: string): Promise<ReadonlySet<string>>;
  /** Sends dead letters back to their queue with all attempts anew, in the caller's transaction; resolves with how many. */
  redrive(db: Database, name: string, ids: readonly string[] | 'all'): Promise<number>;
}

export interface JobInfo {
  readonly id: string;
  /** From 1. */
  readonly attempt: number;
  /** Whether no further attempt follows. */
  readonly isLast: boolean;
  /** Whether somebody sent it back from the dead letters; whoever buried it then may have to take that back. */
  readonly isSentBack?: boolean;
  /** Aborts when the process stops or the job counts as lost. */
  readonly signal: AbortSignal;
}

/** What does the jobs of a queue; a rejection is tried again, then a dead letter. */
export interface QueueHandler<S, P = never> {
  readonly queue: QueueDefinition<P>;
  handle(services: S, payload: P, job: JobInfo): Promise<void>;
  /** Called once, when the job becomes a dead letter. */
  dead?(services: S, payload: P, reason: string): Promise<void>;
}

/** Binds a handler to its queue, so that the payload has its type. */
export function defineHandler<S, P>(handler: QueueHandler<S, P>): QueueHandler<S> {
  return handler as unknown as QueueHandler<S>;
}

/** Binds a queue's payload type. */
export function defineQueue<P>(definition: QueueDefinition<P>): QueueDefinition<P> {
  return definition;
}
