import { z } from 'zod';
import type { Services } from '#domain/context';
import { deleteUploads } from '#domain/files/uploads';
import { deleteDeliveries, deletePreviousSecrets } from '#domain/webhooks';
import type { Database } from '#platform/database';
import { defineHandler, defineQueue } from '#platform/queue';
import { deleteKeys } from '#platform/web';

type Payload = Record<string, never>;

export interface RecordTerms {
  /** Hours for which an answer to a request with an idempotency key is kept. */
  readonly idempotencyHours: number;
  /** Days for which a delivery to a webhook stays in the log after it ended. */
  readonly webhookLogDays: number;
}

export const forgetRecordsQueue = defineQueue<Payload>({
  name: 'retention.forget-records',
  payload: z.strictObject({}),
  role: 'upkeep',
  retries: 3,
  timeout: 3_600,
  concurrency: 1,
  schedule: '37 * * * *',
  purpose:
    'Deletes old answers to idempotency keys, old deliveries to webhooks and webhook secrets that sign no more.',
});

/** Hours for which an upload can be answered and begun: as long as its documents are kept for it. */
const uploadHours = 7 * 24;

/** Rows in one statement: enough that many are soon gone, and few enough that nobody waits for it. */
const batchSize = 5_000;

/** Deletes what is older than its term; how many of each. A killed process leaves nothing half done. */
export async function forgetRecords(
  { db, log, now }: Services,
  { idempotencyHours, webhookLogDays }: RecordTerms,
  { signal, limit = batchSize }: { readonly signal?: AbortSignal; readonly limit?: number } = {},
): Promise<{ readonly keys: number; readonly deliveries: number; readonly secrets: number }> {
  const ago = (hours: number) => new Date(now().getTime() - hours * 3_600_000);
  const all = async (
    forget: (db: Database, before: Date, limit: number) => Promise<number>,
    before: Date,
  ) => {
    let forgotten = 0;
    for (;;) {
      signal?.throwIfAborted();
      const some = await forget(db, before, limit);
      forgotten += some;
      if (some < limit) return forgotten;
    }
  };
  const keys = await all(deleteKeys, ago(idempotencyHours));
  const deliveries = await all(deleteDeliveries, ago(webhookLogDays * 24));
  await all(deleteUploads, ago(uploadHours));
  const secrets = await deletePreviousSecrets(db, now());
  if (keys + deliveries + secrets > 0) log.info({ keys, deliveries, secrets }, 'old records forgotten');
  return { keys, deliveries, secrets };
}

export function forgetRecordsHandler(terms: RecordTerms) {
  return defineHandler<Services, Payload>({
    queue: forgetRecordsQueue,
    async handle(services, _, { signal }) {
      await forgetRecords(services, terms, { signal });
    },
  });
}
