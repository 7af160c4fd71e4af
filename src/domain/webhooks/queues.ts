import { z } from 'zod';
import { defineQueue } from '#platform/queue';

export const deliverQueue = defineQueue<{ deliveryId: string }>({
  name: 'webhooks.deliver',
  payload: z.strictObject({ deliveryId: z.uuid() }),
  role: 'upkeep',
  retries: 5,
  timeout: 60,
  concurrency: 8,
  purpose: 'Sends one event to one webhook; a failed attempt sends the next one for later.',
});
