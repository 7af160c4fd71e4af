import type { Plugin } from '#domain/context';
import type { QueueDefinition } from '#platform/queue';
import { expireImportsHandler, expireImportsQueue } from './expire-imports.ts';

export { expireImports } from './expire-imports.ts';

export const plugin: Plugin = {
  name: 'memories',
  queues: [expireImportsQueue as unknown as QueueDefinition],
  handlers: [expireImportsHandler],
};
