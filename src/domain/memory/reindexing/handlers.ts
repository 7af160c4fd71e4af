import type { Services } from '#domain/context';
import { defineHandler, type QueueDefinition } from '#platform/queue';
import { dropOrders } from './drop-orders.ts';
import { measureDrifts } from './measure-drifts.ts';
import { dropOrdersQueue, measureDriftQueue, reindexQueue } from './queues.ts';
import { reindexMemory } from './reindex-memory.ts';

export const orderQueues = [
  reindexQueue,
  dropOrdersQueue,
  measureDriftQueue,
] as unknown as readonly QueueDefinition[];

export const orderHandlers = [
  defineHandler<Services, { language: string }>({
    queue: reindexQueue,
    async handle(services, { language }, { signal }) {
      const units = await reindexMemory(services, language, { signal });
      services.log.info({ language, units }, 'memory reindexed');
    },
  }),
  defineHandler<Services, Record<string, never>>({
    queue: dropOrdersQueue,
    async handle(services, _, { signal }) {
      await dropOrders(services, { signal });
    },
  }),
  defineHandler<Services, Record<string, never>>({
    queue: measureDriftQueue,
    async handle(services, _, { signal }) {
      await measureDrifts(services, { signal });
    },
  }),
];
