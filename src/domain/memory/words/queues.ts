import { z } from 'zod';
import { defineQueue } from '#platform/queue';

const payload = z.strictObject({ importId: z.uuid() });

export const indexWordsQueue = defineQueue<z.output<typeof payload>>({
  name: 'memory.index-words',
  payload,
  role: 'upkeep',
  retries: 5,
  timeout: 6 * 3_600,
  concurrency: 1,
  purpose: 'Lets concordance find the units of a committed import by their words, a portion a transaction.',
});
