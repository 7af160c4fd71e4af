import { z } from 'zod';
import { transact } from '#domain/audit';
import { type Context, type Services, systemActor } from '#domain/context';
import { discardOverdue, emptyImports } from '#domain/memory';
import { defineHandler, defineQueue } from '#platform/queue';

type Payload = Record<string, never>;

export const expireImportsQueue = defineQueue<Payload>({
  name: 'memories.expire-imports',
  payload: z.strictObject({}),
  role: 'upkeep',
  retries: 3,
  timeout: 3_600,
  concurrency: 1,
  schedule: '17 3 * * *',
  purpose: 'Discards imports into memories that nobody decided on in time, and deletes what came to nothing.',
});

/** Imports, or candidates, in one transaction. */
const batchSize = 2_000;

export interface ExpiredImports {
  readonly discarded: number;
  /** Candidates of imports that were discarded, or undone a month ago. */
  readonly deleted: number;
}

/** A process that is killed goes on where it was with the next run. */
export async function expireImports(
  services: Services,
  { signal, limit = batchSize }: { readonly signal?: AbortSignal; readonly limit?: number } = {},
): Promise<ExpiredImports> {
  const doing = <T>(work: (context: Context, limit: number) => Promise<T>): Promise<T> => {
    signal?.throwIfAborted();
    return transact(services, systemActor(expireImportsQueue.name), (context) => work(context, limit));
  };
  let discarded = 0;
  for (let some = limit; some === limit; discarded += some) some = await doing(discardOverdue);
  let deleted = 0;
  for (let some = await doing(emptyImports); some !== undefined; some = await doing(emptyImports))
    deleted += some;
  if (discarded + deleted > 0) services.log.info({ discarded, deleted }, 'stale imports let go');
  return { discarded, deleted };
}

export const expireImportsHandler = defineHandler<Services, Payload>({
  queue: expireImportsQueue,
  async handle(services, _, { signal }) {
    await expireImports(services, { signal });
  },
});
