import { z } from 'zod';
import type { RunStage } from '#domain/runs/records';
import { defineQueue, type QueueDefinition } from '#platform/queue';

export const stagePayload = z.strictObject({ runId: z.uuid(), epoch: z.int() });
export type StagePayload = z.output<typeof stagePayload>;
export const portionPayload = stagePayload.extend({ number: z.int() });
export type PortionPayload = z.output<typeof portionPayload>;

const document = {
  payload: stagePayload,
  role: 'documents',
  retries: 4,
  timeout: 900,
  concurrency: 1,
} as const;

/** One queue a stage; what a job reads and commits is written with its handler in pipeline/stage-jobs. */
export const stageQueues = {
  intake: defineQueue<StagePayload>({
    ...document,
    name: 'runs.take-in',
    purpose: 'Opens the document of a run, settles its languages and reports what is odd about it.',
  }),
  extraction: defineQueue<StagePayload>({
    ...document,
    name: 'runs.extract',
    purpose: 'Cuts the document into segments, carries approved targets over and plans the portions.',
  }),
  quality: defineQueue<StagePayload>({
    ...document,
    name: 'runs.check',
    purpose: 'Checks every target and decides which of them people have to see.',
  }),
  assembly: defineQueue<StagePayload>({
    ...document,
    name: 'runs.assemble',
    purpose: 'Rebuilds the document with its targets.',
  }),
  delivery: defineQueue<StagePayload>({
    ...document,
    name: 'runs.deliver',
    purpose: 'Proves the output against its source, then releases it with a certificate or blocks it.',
  }),
} as const satisfies Partial<Record<RunStage, QueueDefinition<StagePayload>>>;

export const portionQueue = defineQueue<PortionPayload>({
  name: 'runs.translate-portion',
  payload: portionPayload,
  role: 'translation',
  retries: 6,
  timeout: 900,
  concurrency: 4,
  purpose: 'Translates one portion of a run: from the memory, else through the providers of the policy.',
});

export const recoveryQueue = defineQueue<Record<string, never>>({
  name: 'runs.recover',
  payload: z.strictObject({}),
  role: 'upkeep',
  retries: 1,
  timeout: 300,
  concurrency: 1,
  schedule: '* * * * *',
  purpose: 'Finds runs that stand still without a job and gives them one.',
});

export const runQueues: readonly QueueDefinition[] = [
  ...Object.values(stageQueues),
  portionQueue,
  recoveryQueue,
] as unknown as readonly QueueDefinition[];
