import { type Context, requireInHouse } from '#domain/context';
import { listDoneHours, listQueues, type QueueStatus } from '#platform/queue';
import { countProcesses } from './process-queries.ts';

/** A queue: its contract, and what lies in it now. */
export interface HouseQueue extends QueueStatus {
  /** Attempts after the first. */
  readonly retries: number;
  /** Seconds after which a running job counts as lost. */
  readonly timeoutSeconds: number;
  /** Jobs that one process runs at once. */
  readonly concurrency: number;
  /** Cron expression (UTC) of scheduled work, else null. */
  readonly schedule: string | null;
  /** Processes that are there and work on it. */
  readonly processes: number;
}

/** Every queue of the house. */
export async function findQueues(context: Context): Promise<HouseQueue[]> {
  requireInHouse(context.actor, 'house.watch');
  const { queue } = context.services;
  const [states, served] = await Promise.all([
    listQueues(context.db, queue.queues),
    countProcesses(context.db),
  ]);
  return states.map((state) => {
    const { retries, timeout, concurrency, schedule } = queue.definition(state.name);
    return {
      ...{ ...state, retries, timeoutSeconds: timeout, concurrency, schedule: schedule ?? null },
      processes: served.get(state.name) ?? 0,
    };
  });
}

/** One queue; rejects with `queue-unknown`. */
export async function findQueue(context: Context, name: string): Promise<HouseQueue> {
  requireInHouse(context.actor, 'house.watch');
  const { name: known } = context.services.queue.definition(name);
  return (await findQueues(context)).find((queue) => queue.name === known)!;
}

/** Jobs of a queue that were done in each of the last 24 hours, oldest first; rejects with `queue-unknown`. */
export async function findQueueCourse(context: Context, name: string): Promise<number[]> {
  requireInHouse(context.actor, 'house.watch');
  return listDoneHours(context.db, context.services.queue.definition(name).name);
}
