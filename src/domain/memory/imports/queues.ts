import { z } from 'zod';
import { defineQueue } from '#platform/queue';

const payload = z.strictObject({ importId: z.uuid() });
export type ImportPayload = z.output<typeof payload>;

export const stageImportQueue = defineQueue<ImportPayload>({
  name: 'memory.stage-import',
  payload,
  role: 'documents',
  retries: 5,
  timeout: 6 * 3_600,
  concurrency: 1,
  purpose: 'Reads an uploaded memory into candidates, a portion a transaction; goes on where it was killed.',
});

export const settleImportQueue = defineQueue<ImportPayload>({
  name: 'memory.settle-import',
  payload,
  role: 'documents',
  retries: 5,
  timeout: 3_600,
  concurrency: 1,
  purpose: 'Commits an import in one transaction.',
});
