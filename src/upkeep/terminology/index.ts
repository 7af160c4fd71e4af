import type { Plugin } from '#domain/context';
import type { QueueDefinition } from '#platform/queue';
import { expireTermsHandler, expireTermsQueue } from './expire-terms.ts';

export { expireTerms } from './expire-terms.ts';

export const plugin: Plugin = {
  name: 'terminology',
  queues: [expireTermsQueue as unknown as QueueDefinition],
  handlers: [expireTermsHandler],
};
