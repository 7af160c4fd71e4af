import { z } from 'zod';
import type { Context } from '#domain/context';
import { defineQueue } from '#platform/queue';

const payload = z.strictObject({ glossaryId: z.uuid() });
export type SyncPayload = z.output<typeof payload>;

export const syncIndexQueue = defineQueue<SyncPayload>({
  name: 'glossary.sync-index',
  payload,
  role: 'upkeep',
  retries: 5,
  timeout: 3_600,
  concurrency: 1,
  purpose: 'Brings what changed in a glossary to the search server, where one is set.',
});

/** Lets the search server hear of a change, once its transaction commits. */
export async function noteForIndex({ db, services }: Context, glossaryId: string): Promise<void> {
  if (services.search)
    await services.queue.send(db, syncIndexQueue, { glossaryId }, { singletonKey: glossaryId });
}
