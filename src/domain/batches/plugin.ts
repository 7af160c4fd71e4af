import type { Plugin } from '#domain/context';
import { listNamed } from '#platform/database';
import { defineHandler } from '#platform/queue';
import { routes } from './api.ts';
import { batchPages } from './batch-pages.tsx';
import { cancelRunsOf } from './change-batch.ts';
import { settleItems } from './end-item.ts';
import { batchProblem } from './problems.ts';
import { listBatchPlaces } from './queries.ts';
import { batchQueues, cancelRunsQueue, settleItemsQueue } from './queues.ts';
import { type ReceiveItem, submitItemHandler } from './submit-item.ts';

/** The room with what receives the documents of items. */
export function batchesPlugin(receive: ReceiveItem): Plugin {
  return {
    name: 'batches',
    namedSubjects: [{ kind: 'batch', find: (db, search) => listNamed(db, 'batches', search) }],
    problems: [batchProblem.catalogue],
    routes,
    pages: batchPages,
    jobSubjects: [{ kind: 'batch', field: 'batchId', list: listBatchPlaces }],
    queues: batchQueues,
    handlers: [
      submitItemHandler(receive),
      defineHandler({
        queue: cancelRunsQueue,
        handle: (services, { batchId }) => cancelRunsOf(services, batchId),
      }),
      defineHandler({
        queue: settleItemsQueue,
        handle: async (services) => {
          await settleItems(services);
        },
      }),
    ],
  };
}
