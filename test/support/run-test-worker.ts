// A worker process for tests: takes jobs of one queue, says so, and never ends them.
import { z } from 'zod';
import { openDatabase } from '#platform/database';
import { defineHandler, openQueue, startWorkers } from '#platform/queue';
import { createLogger } from '#platform/telemetry';

const [url, name] = process.argv.slice(2) as [string, string];
const log = createLogger('silent');
const handler = defineHandler<null, { number: number }>({
  queue: {
    ...{ name, payload: z.object({ number: z.int() }), role: 'documents', purpose: 'Hangs.' },
    ...{ retries: 3, timeout: 600, concurrency: 1 },
  },
  async handle(_, { number }) {
    console.log(number);
    await new Promise(() => {});
  },
});
const queue = await openQueue({ url, log, queues: [handler.queue], works: true, heartbeatSeconds: 10 });
const db = openDatabase({ url, connections: 1 });
await startWorkers({ services: null, queue, db, handlers: [handler], log });
