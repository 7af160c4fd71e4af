import { z } from 'zod';
import { defineQueue } from '#platform/queue';

export const deliverQueue = defineQueue<{ deliveryId: string; attempt: number }>({
  name: 'webhooks.deliver',
  payload: z.strictObject({
    deliveryId: z.uuid(),
    attempt: z.int().min(1).describe('Which attempt the job is for; once that is made, it does nothing.'),
  }),
  role: 'upkeep',
  retries: 5,
  timeout: 60,
  concurrency: 8,
  purpose: 'Sends one event to one webhook; a failed attempt sends the next one for later.',
});
