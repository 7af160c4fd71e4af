import type { PgBoss, QueueOptions, QueueResult } from 'pg-boss';
import type { QueueDefinition } from './queue.ts';

const day = 86_400;

/** Jobs that used up their attempts wait here until the handler's `dead` has been called. */
export const dyingName = (queue: string): string => `${queue}.dying`;
/** Jobs that nobody will do unless a person sends them back. */
export const deadName = (queue: string): string => `${queue}.dead`;

export interface QueueTimes {
  /** After which a job whose process is silent counts as lost; at least 10. */
  readonly heartbeatSeconds: number;
  /** Wait before the second attempt; it doubles with each further one, to ten minutes. */
  readonly retryDelaySeconds: number;
}

interface Wanted extends QueueOptions {
  readonly deadLetter?: string;
  readonly notify: boolean;
}

/** Makes queues that are missing and changes those whose contract is another now; one query where all is as it should be. */
export async function declareQueues(
  boss: PgBoss,
  definitions: readonly QueueDefinition[],
  times: QueueTimes,
): Promise<void> {
  const present = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  for (const definition of definitions) {
    const [dying, dead] = [dyingName(definition.name), deadName(definition.name)];
    await declare(boss, present, dead, 'standard', { ...kept, notify: false });
    await declare(boss, present, dying, 'standard', {
      ...kept,
      ...retrying(times, 5),
      expireInSeconds: 300,
      deadLetter: dead,
      notify: true,
    });
    // `short`: at most one waiting job of a key.
    await declare(boss, present, definition.name, 'short', {
      ...kept,
      ...retrying(times, definition.retries),
      expireInSeconds: definition.timeout,
      deadLetter: dying,
      notify: true,
    });
  }
}

/** A job waits for a year at most; what is done is kept for a day to be looked at. */
const kept = { retentionSeconds: 365 * day, deleteAfterSeconds: day };

function retrying({ heartbeatSeconds, retryDelaySeconds }: QueueTimes, retryLimit: number) {
  return {
    retryLimit,
    retryDelay: retryDelaySeconds,
    retryBackoff: true,
    retryDelayMax: 600,
    heartbeatSeconds,
  };
}

async function declare(
  boss: PgBoss,
  present: ReadonlyMap<string, QueueResult>,
  name: string,
  policy: string,
  wanted: Wanted,
): Promise<void> {
  const found = present.get(name);
  if (!found) return boss.createQueue(name, { ...wanted, policy });
  const isSame = Object.entries(wanted).every(([key, value]) => found[key as keyof QueueResult] === value);
  if (!isSame) await boss.updateQueue(name, wanted);
}
