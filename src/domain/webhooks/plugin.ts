import type { Plugin } from '#domain/context';
import { webhookPages } from '#domain/webhooks/pages';
import { defineHandler, type QueueDefinition } from '#platform/queue';
import { routes } from './api.ts';
import { deliver } from './deliver.ts';
import { webhookProblem } from './problems.ts';
import { listDeliveryPlaces } from './queries.ts';
import { deliverQueue } from './queues.ts';
import type { DeliveryOptions } from './send-request.ts';

/** The room with what the configuration says of where webhooks may go. */
export function webhooksPlugin(options: DeliveryOptions): Plugin {
  return {
    name: 'webhooks',
    problems: [webhookProblem.catalogue],
    routes,
    pages: webhookPages,
    jobSubjects: [{ kind: 'webhook-delivery', field: 'deliveryId', list: listDeliveryPlaces }],
    queues: [deliverQueue as unknown as QueueDefinition],
    handlers: [
      defineHandler({
        queue: deliverQueue,
        handle: (services, payload) => deliver(services, payload, options),
      }),
    ],
  };
}

/** Sends to public addresses only. */
export const plugin: Plugin = webhooksPlugin({ privateHosts: [] });
