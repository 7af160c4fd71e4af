import { z } from 'zod';
import type { Services } from '#domain/context';
import { defineHandler, defineQueue } from '#platform/queue';
import { packOrders } from './pack-order.ts';

const nothing = z.strictObject({});

export const packQueue = defineQueue<z.output<typeof nothing>>({
  name: 'memory.pack',
  payload: nothing,
  role: 'upkeep',
  retries: 3,
  timeout: 6 * 3_600,
  concurrency: 1,
  schedule: '*/5 * * * *',
  purpose: 'Packs what finds units by their keys, for lookups to read it faster, and takes out what is gone.',
});

export const packHandler = defineHandler<Services, z.output<typeof nothing>>({
  queue: packQueue,
  async handle({ db }, _, { signal }) {
    await packOrders(db, { signal });
  },
});
