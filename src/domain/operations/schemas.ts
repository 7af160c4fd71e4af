import { z } from 'zod';
import { type DeadLetter, jobStates, type QueuedJob } from '#platform/queue';
import { pageQueryOf, writeCursor } from '#platform/web';
import type { Shown } from './find-jobs.ts';
import { processKinds } from './house-process.ts';

/** A page of jobs: it goes on behind a moment and an id. */
export const placeQuery = pageQueryOf(
  z
    .string()
    .regex(
      /^\d{1,12}(\.\d{1,9})? [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
      'is not a cursor of this list',
    ),
);

export const nextOf = ({ next }: { readonly next?: string }): string | null =>
  next === undefined ? null : writeCursor(next);

const moment = z.iso.datetime();
const role = z.enum(['documents', 'translation', 'upkeep']);

export const processSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(processKinds),
    host: z.string(),
    pid: z.int(),
    version: z.string(),
    queues: z.array(z.string()).describe('That it does jobs of'),
    memory: z.int().describe('Bytes that it held when it was last seen'),
    startedAt: moment,
    seenAt: moment,
    isAlive: z.boolean().describe('Whether it was seen within 45 seconds'),
  })
  .meta({ id: 'Process' });

export const queueSchema = z
  .object({
    name: z.string(),
    purpose: z.string(),
    role,
    retries: z.int().describe('Attempts after the first'),
    timeoutSeconds: z.int().describe('After which a running job counts as lost'),
    concurrency: z.int().describe('Jobs that one process runs at once'),
    schedule: z.string().nullable().describe('Cron expression (UTC) of scheduled work'),
    waiting: z.int().describe('Ready to be done'),
    deferred: z.int().describe('For later: scheduled, or waiting for another attempt'),
    active: z.int(),
    dead: z.int().describe('Used up their attempts'),
    failed: z.int().describe('Whose last attempt failed within the last day'),
    oldestSeconds: z.number().describe('For which the oldest ready job has waited; 0 where none does'),
    processes: z.int().describe('Processes that are there and work on it'),
  })
  .meta({ id: 'Queue' });

const subject = z
  .object({
    kind: z.string().describe('`run`, `batch`, `webhook-delivery`, `memory-import`, `glossary-import`'),
    id: z.uuid(),
    projectId: z.uuid().nullable().describe('Null where it is no longer there'),
    fileId: z.uuid().nullable(),
    runId: z.uuid().nullable(),
  })
  .nullable()
  .describe('What it is about; null for work on the whole house, and where it is hidden');
const about = {
  payload: z.unknown().describe('What was sent with it: ids. Null where it is hidden'),
  subject,
  isHidden: z.boolean().describe('Whether it is about a project that is none of yours'),
};

export const jobSchema = z
  .object({
    id: z.uuid(),
    state: z.enum(jobStates),
    ...about,
    priority: z.int(),
    attempts: z.int().describe('That were begun'),
    failure: z.string().nullable().describe('Of the last attempt'),
    createdAt: moment,
    startAfter: moment,
    startedAt: moment.nullable(),
    finishedAt: moment.nullable(),
  })
  .meta({ id: 'QueueJob' });

export const deadLetterSchema = z
  .object({
    id: z.uuid(),
    ...about,
    failure: z.string().nullable().describe('Of the last attempt; null where it is hidden'),
    attempts: z.int(),
    diedAt: moment,
  })
  .meta({ id: 'DeadLetter' });

export const chosenSchema = z.strictObject({
  ids: z
    .union([z.array(z.uuid()).min(1).max(1000), z.literal('all')])
    .describe('Of dead letters, or `all` of the queue that you may know of'),
});

export const showJob = (job: Shown<QueuedJob>) => ({
  ...job,
  createdAt: job.createdAt.toISOString(),
  startAfter: job.startAfter.toISOString(),
  startedAt: job.startedAt?.toISOString() ?? null,
  finishedAt: job.finishedAt?.toISOString() ?? null,
});

export const showLetter = ({ reason, diedAt, ...letter }: Shown<DeadLetter>) => ({
  ...letter,
  failure: letter.isHidden ? null : reason,
  diedAt: diedAt.toISOString(),
});
