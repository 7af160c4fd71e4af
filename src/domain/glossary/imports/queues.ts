import { z } from 'zod';
import { defineQueue } from '#platform/queue';

const payload = z.strictObject({ importId: z.uuid() });
export type ImportPayload = z.output<typeof payload>;

export const stageImportQueue = defineQueue<ImportPayload>({
  name: 'glossary.stage-import',
  payload,
  role: 'documents',
  retries: 5,
  timeout: 3_600,
  concurrency: 1,
  purpose: 'Reads an uploaded glossary into entries and says what they are like.',
});

export const settleImportQueue = defineQueue<ImportPayload>({
  name: 'glossary.settle-import',
  payload,
  role: 'documents',
  retries: 5,
  timeout: 3_600,
  concurrency: 1,
  purpose: 'Commits an import of terms in one transaction.',
});
