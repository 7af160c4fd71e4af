import { z } from 'zod';
import type { Services } from '#domain/context';
import { defineHandler, defineQueue } from '#platform/queue';
import { deleteExpired } from './queries.ts';

export const forgetExpired = defineQueue({
  name: 'identity.forget-expired',
  payload: z.object({}),
  role: 'upkeep',
  retries: 3,
  timeout: 300,
  concurrency: 1,
  schedule: '17 3 * * *',
  purpose: 'Deletes sessions, one-time links and counts of attempts that have been over for a day.',
});

export const handlers = [
  defineHandler({
    queue: forgetExpired,
    async handle({ db, log, now }: Services) {
      log.info({ deleted: await deleteExpired(db, now()) }, 'Forgot what had expired.');
    },
  }),
];
