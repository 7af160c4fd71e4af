import type { Plugin, Services } from '#domain/context';
import { runQueues } from '#domain/runs';
import { extractHandler, takeInHandler } from '#pipeline/stage-jobs/documents';
import { assembleHandler, deliverHandler } from '#pipeline/stage-jobs/outputs';
import { preflightRoutes } from '#pipeline/stage-jobs/preflight';
import { checkHandler, translateHandler } from '#pipeline/stage-jobs/targets';
import type { QueueHandler } from '#platform/queue';
import { recoverHandler } from './recover-job.ts';

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
export const plugin: Plugin = { name: 'stages', queues: runQueues, handlers, routes: preflightRoutes };
