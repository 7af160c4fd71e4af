import type { Plugin } from '#domain/context';
import type { QueueDefinition } from '#platform/queue';
import { deleteExpiredHandler, deleteExpiredQueue } from './delete-expired.ts';

export const plugin: Plugin = {
  name: 'retention',
  queues: [deleteExpiredQueue as unknown as QueueDefinition],
  handlers: [deleteExpiredHandler],
};
