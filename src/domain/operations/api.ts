import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { jobStates } from '#platform/queue';
import { pageOf, pageQuery, pageSchema } from '#platform/web';
import { discardLetters, redriveLetters } from './change-letters.ts';
import { findQueueJobs, findQueueLetters } from './find-jobs.ts';
import type { HouseProcess } from './house-process.ts';
import type { Subjects } from './job-subject.ts';
import { listProcesses } from './processes.ts';
import { findQueue, findQueueCourse, findQueues } from './queues.ts';
import {
  chosenSchema,
  deadLetterSchema,
  jobSchema,
  nextOf,
  placeQuery,
  processSchema,
  queueSchema,
  showJob,
  showLetter,
} from './schemas.ts';

const tag = 'Operations';
const ability = 'house.watch' as const;
const inQueue = z.object({ queueName: z.string().max(100) });

/** Queues, dead letters and processes. */
export const operationsRoutes = (subjects: Subjects) => [
  defineRoute({
    method: 'GET',
    path: '/processes',
    operationId: 'listProcesses',
    summary: 'Processes that are there, and those that fell silent within a day, newest first',
    tag,
    ability,
    query: pageQuery,
    response: pageSchema(processSchema),
    handle: async (context, { query }) =>
      pageOf(await listProcesses(context, query), query.limit, showProcess),
  }),
  defineRoute({
    method: 'GET',
    path: '/queues',
    operationId: 'listQueues',
    summary: 'Every queue with its contract and what lies in it',
    tag,
    ability,
    response: z.object({ items: z.array(queueSchema) }),
    handle: async (context) => ({ items: await findQueues(context) }),
  }),
  defineRoute({
    method: 'GET',
    path: '/queues/:queueName',
    operationId: 'getQueue',
    summary: 'One queue',
    tag,
    ability,
    params: inQueue,
    response: queueSchema,
    problems: ['queue-unknown'],
    handle: (context, { params }) => findQueue(context, params.queueName),
  }),
  defineRoute({
    method: 'GET',
    path: '/queues/:queueName/course',
    operationId: 'getQueueCourse',
    summary: 'How many jobs of a queue were done in each of the last 24 hours',
    tag,
    ability,
    params: inQueue,
    response: z.object({ done: z.array(z.int()).length(24).describe('Oldest hour first') }),
    problems: ['queue-unknown'],
    handle: async (context, { params }) => ({ done: await findQueueCourse(context, params.queueName) }),
  }),
  defineRoute({
    method: 'GET',
    path: '/queues/:queueName/jobs',
    operationId: 'listQueueJobs',
    summary: 'Jobs of a queue with what they are about, oldest first; what is done is kept for a day',
    tag,
    ability,
    params: inQueue,
    query: placeQuery.extend({ state: z.enum(jobStates).optional() }),
    response: pageSchema(jobSchema),
    problems: ['queue-unknown'],
    async handle(context, { params, query }) {
      const page = await findQueueJobs(context, subjects, { ...params, ...query });
      return { items: page.items.map(showJob), next: nextOf(page) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/queues/:queueName/dead-letters',
    operationId: 'listDeadLetters',
    summary: 'Jobs that used up their attempts, with what they are about and why they failed, oldest first',
    tag,
    ability,
    params: inQueue,
    query: placeQuery,
    response: pageSchema(deadLetterSchema),
    problems: ['queue-unknown'],
    async handle(context, { params, query }) {
      const page = await findQueueLetters(context, subjects, { ...params, ...query });
      return { items: page.items.map(showLetter), next: nextOf(page) };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/queues/:queueName/redrives',
    operationId: 'redriveDeadLetters',
    summary: 'Send dead letters back to their queue with all attempts anew: some, or all of your projects',
    tag,
    ability: 'house.operate',
    params: inQueue,
    status: 200,
    body: chosenSchema,
    response: z.object({ sentBack: z.int().min(0) }),
    problems: ['queue-unknown', 'dead-letter-unknown'],
    example: { body: { ids: 'all' }, response: { sentBack: 3 } },
    handle: async (context, { params, body }) => ({
      sentBack: await redriveLetters(context, subjects, { ...params, ...body }),
    }),
  }),
  defineRoute({
    method: 'POST',
    path: '/queues/:queueName/discards',
    operationId: 'discardDeadLetters',
    summary: 'Throw dead letters away for a reason: some, or all of your projects',
    tag,
    ability: 'house.operate',
    params: inQueue,
    status: 200,
    body: chosenSchema.extend({ reason: z.string().trim().min(1).max(500) }),
    response: z.object({ discarded: z.int().min(0) }),
    problems: ['queue-unknown', 'dead-letter-unknown'],
    example: {
      body: { ids: 'all', reason: 'The receiver was taken down for good' },
      response: { discarded: 3 },
    },
    handle: async (context, { params, body }) => ({
      discarded: await discardLetters(context, subjects, { ...params, ...body }),
    }),
  }),
];

const showProcess = (process: HouseProcess) => ({
  ...process,
  queues: [...process.queues],
  startedAt: process.startedAt.toISOString(),
  seenAt: process.seenAt.toISOString(),
});
