import { z } from 'zod';
import { deleteExpired } from '#domain/artifacts';
import { transact } from '#domain/audit';
import { type Services, systemActor } from '#domain/context';
import { defineHandler, defineQueue } from '#platform/queue';

type Payload = Record<string, never>;

export const deleteExpiredQueue = defineQueue<Payload>({
  name: 'retention.delete-expired',
  payload: z.strictObject({}),
  role: 'upkeep',
  retries: 3,
  timeout: 3_600,
  concurrency: 1,
  schedule: '17 * * * *',
  purpose: 'Deletes the content of artifacts whose term is over, and says so in the audit.',
});

/** One batch is one transaction: what a killed process deleted without writing it down is found again and written down. */
const batchSize = 100;

/** Resolves with how many were deleted; rejects at the end where the storage refused some, all others being deleted. */
export async function deleteAllExpired(
  services: Services,
  { signal, limit = batchSize }: { readonly signal?: AbortSignal; readonly limit?: number } = {},
): Promise<number> {
  const failures: unknown[] = [];
  let deleted = 0;
  let after: string | undefined;
  do {
    signal?.throwIfAborted();
    const batch = await transact(services, systemActor(deleteExpiredQueue.name), (context) =>
      deleteExpired(context, { after, limit }),
    );
    failures.push(...batch.failures);
    deleted += batch.deleted;
    after = batch.last;
  } while (after !== undefined);
  if (deleted > 0) services.log.info({ deleted }, 'expired artifacts deleted');
  if (failures.length > 0)
    throw new Error(`The storage did not delete ${failures.length} expired objects.`, { cause: failures[0] });
  return deleted;
}

export const deleteExpiredHandler = defineHandler<Services, Payload>({
  queue: deleteExpiredQueue,
  async handle(services, _, { signal }) {
    await deleteAllExpired(services, { signal });
  },
});
