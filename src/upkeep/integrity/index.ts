import type { Plugin } from '#domain/context';
import type { QueueDefinition } from '#platform/queue';
import { checkObjectsHandler, checkObjectsQueue } from './check-objects.ts';

export { checkObjects, type ObjectsReport } from './check-objects.ts';

export const plugin: Plugin = {
  name: 'integrity',
  queues: [checkObjectsQueue as unknown as QueueDefinition],
  handlers: [checkObjectsHandler],
};
