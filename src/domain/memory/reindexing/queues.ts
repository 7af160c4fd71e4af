import { z } from 'zod';
import { defineQueue } from '#platform/queue';

const nothing = z.strictObject({});
const language = z.strictObject({ language: z.string() });

export const reindexQueue = defineQueue<z.output<typeof language>>({
  name: 'memory.reindex',
  payload: language,
  role: 'upkeep',
  retries: 5,
  timeout: 24 * 3_600,
  concurrency: 1,
  purpose: 'Signs the units of a language by a new order of its tokens, beside the old one, and switches.',
});

export const dropOrdersQueue = defineQueue<z.output<typeof nothing>>({
  name: 'memory.drop-orders',
  payload: nothing,
  role: 'upkeep',
  retries: 3,
  timeout: 6 * 3_600,
  concurrency: 1,
  schedule: '17 * * * *',
  purpose: 'Deletes the signatures of orders of tokens that others have taken the place of.',
});

export const measureDriftQueue = defineQueue<z.output<typeof nothing>>({
  name: 'memory.measure-drift',
  payload: nothing,
  role: 'upkeep',
  retries: 1,
  timeout: 3_600,
  concurrency: 1,
  schedule: '23 3 * * *',
  purpose: 'Measures how far the order of tokens of each language is from one that was counted now.',
});
