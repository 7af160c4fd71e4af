import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openDatabase, startEmbeddedServer } from '#platform/database';
import { createLogger } from '#platform/telemetry';
import { testDatabase } from '#test/database';
import { openQueue } from './open-queue.ts';
import { defineHandler, type QueueDefinition } from './queue.ts';
import { migrateQueue, requireQueueSchema } from './schema.ts';
import { startWorkers } from './start-workers.ts';

const log = createLogger('silent');
const { db, url } = await testDatabase();

function queueNamed(name: string, schedule?: string): QueueDefinition<{ number: number }> {
  return {
    ...{ name, schedule, role: 'documents', retries: 3, timeout: 600, concurrency: 1, purpose: 'Counts.' },
    payload: z.object({ number: z.int().default(0) }) as unknown as z.ZodType<{ number: number }>,
  };
}

async function countingWorker(address: string, definition: QueueDefinition<{ number: number }>) {
  const seen: { number: number; attempt: number }[] = [];
  const handler = defineHandler<null, { number: number }>({
    queue: definition,
    async handle(_, { number }, { attempt }) {
      seen.push({ number, attempt });
    },
  });
  const queue = await openQueue({
    ...{ url: address, log, queues: [handler.queue], works: true },
    ...{ heartbeatSeconds: 10, superviseSeconds: 1, retryDelaySeconds: 1 },
  });
  const pool = openDatabase({ url: address, connections: 1, onError: () => {} });
  const workers = await startWorkers({ services: null, queue, db: pool, handlers: [handler], log });
  return {
    seen,
    queue,
    pool,
    async until(count: number, seconds: number) {
      for (let waited = 0; seen.length < count && waited < seconds * 1000; waited += 50) await wait(50);
      return seen;
    },
    async stop() {
      await workers.stop(2);
      await pool.destroy();
    },
  };
}

test('the job of a process that was killed is done by another', async () => {
  const definition = queueNamed('test.kill');
  const script = fileURLToPath(new URL('../../../test/support/run-test-worker.ts', import.meta.url));
  const child = spawn(process.execPath, ['--conditions=verso-source', script, url, definition.name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const sender = await openQueue({
    url,
    log,
    queues: [definition as unknown as QueueDefinition],
    heartbeatSeconds: 10,
  });
  await sender.send(db, definition, { number: 7 });
  await new Promise((done) => createInterface({ input: child.stdout }).once('line', done));
  child.kill('SIGKILL');
  const other = await countingWorker(url, definition);
  try {
    expect(await other.until(1, 40)).toEqual([{ number: 7, attempt: 2 }]);
  } finally {
    await other.stop();
    await sender.close();
  }
});

test('two schedulers send a scheduled job once', async () => {
  const definition = queueNamed('test.schedule', '* * * * *');
  const queues = [definition as unknown as QueueDefinition];
  const worker = await countingWorker(url, definition);
  const schedulers = await Promise.all([1, 2].map(() => openQueue({ url, log, queues, schedules: true })));
  const started = Math.floor(Date.now() / 60_000);
  try {
    await worker.until(1, 90);
    await wait(6_000);
    const minutes = Math.floor(Date.now() / 60_000) - started + 1;
    expect(worker.seen.length).toBeGreaterThan(0);
    expect(worker.seen.length).toBeLessThanOrEqual(minutes);
  } finally {
    await Promise.all(schedulers.map((scheduler) => scheduler.close()));
    await worker.stop();
  }
});

test('workers survive that the database dies, and go on when it is back', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'verso-outage-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedServer({ folder, password: 'for tests' });
  const own = openDatabase({ url: server.url, connections: 1, onError: () => {} });
  await expect(requireQueueSchema(own)).rejects.toMatchObject({ code: 'queue-schema-missing' });
  expect(await migrateQueue(own, server.url)).toContain('queue at');
  expect(await migrateQueue(own, server.url)).toBeUndefined();
  const definition = queueNamed('test.outage');
  const worker = await countingWorker(server.url, definition);
  try {
    await worker.queue.send(own, definition, { number: 1 });
    expect(await worker.until(1, 10)).toHaveLength(1);
    const before = server.pid!;
    process.kill(before, 'SIGKILL');
    for (let waited = 0; (server.pid ?? before) === before && waited < 15_000; waited += 50) await wait(50);
    let isSent = false;
    for (let attempt = 0; !isSent && attempt < 50; attempt += 1)
      isSent = await worker.queue.send(own, definition, { number: 2 }).then(
        () => true,
        () => wait(200, false),
      );
    expect(await worker.until(2, 20)).toMatchObject([{ number: 1 }, { number: 2 }]);
  } finally {
    await worker.stop();
    await own.destroy();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
