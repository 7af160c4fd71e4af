import type { Plugin, Services } from '#domain/context';
import { runQueues } from '#domain/runs';
import type { QueueHandler } from '#platform/queue';
import { assembleHandler } from './assemble-job.ts';
import { checkHandler } from './check-job.ts';
import { deliverHandler } from './deliver-job.ts';
import { extractHandler } from './extract-job.ts';
import { recoverHandler } from './recover-job.ts';
import { takeInHandler } from './take-in-job.ts';
import { translateHandler } from './translate-job.ts';

const handlers: readonly QueueHandler<Services>[] = [
  takeInHandler,
  extractHandler,
  translateHandler,
  checkHandler,
  assembleHandler,
  deliverHandler,
  recoverHandler,
];

/** The stages of a run as jobs. */
export const plugin: Plugin = { name: 'stages', queues: runQueues, handlers };
