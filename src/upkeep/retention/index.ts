import type { Plugin } from '#domain/context';
import type { QueueDefinition } from '#platform/queue';
import { deleteExpiredHandler, deleteExpiredQueue } from './delete-expired.ts';
import { forgetRecordsHandler, forgetRecordsQueue, type RecordTerms } from './forget-records.ts';

/** The room with what the configuration says of how long records are kept. */
export function retentionPlugin(terms: RecordTerms): Plugin {
  return {
    name: 'retention',
    queues: [deleteExpiredQueue, forgetRecordsQueue].map((queue) => queue as unknown as QueueDefinition),
    handlers: [deleteExpiredHandler, forgetRecordsHandler(terms)],
  };
}
