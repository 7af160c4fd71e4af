import { z } from 'zod';
import { transact } from '#domain/audit';
import { type Services, systemActor } from '#domain/context';
import { discardOverdue, expireCandidates } from '#domain/glossary';
import { defineHandler, defineQueue } from '#platform/queue';

type Payload = Record<string, never>;

export const expireTermsQueue = defineQueue<Payload>({
  name: 'terminology.expire-terms',
  payload: z.strictObject({}),
  role: 'upkeep',
  retries: 3,
  timeout: 600,
  concurrency: 1,
  schedule: '41 2 * * *',
  purpose: 'Lets candidates for terms and imports of terms go that nobody decided on in time.',
});

const batchSize = 500;

/** Resolves with how many candidates expired and how many imports were discarded. */
export async function expireTerms(
  services: Services,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<{ readonly candidates: number; readonly imports: number }> {
  const each = async (work: typeof expireCandidates): Promise<number> => {
    let total = 0;
    for (let done = batchSize; done === batchSize; total += done) {
      signal?.throwIfAborted();
      done = await transact(services, systemActor(expireTermsQueue.name), (context) =>
        work(context, batchSize),
      );
    }
    return total;
  };
  const expired = { candidates: await each(expireCandidates), imports: await each(discardOverdue) };
  if (expired.candidates + expired.imports > 0) services.log.info(expired, 'stale terms let go');
  return expired;
}

export const expireTermsHandler = defineHandler<Services, Payload>({
  queue: expireTermsQueue,
  async handle(services, _, { signal }) {
    await expireTerms(services, { signal });
  },
});
