import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { Services } from '#domain/context';
import type { Database } from '#platform/database';
import {
  drainQueue,
  type OpenQueue,
  openQueue,
  type QueueDefinition,
  type QueueHandler,
} from '#platform/queue';
import type { SearchServer } from '#platform/search';
import { createSecrets } from '#platform/secrets';
import { openFileStorage } from '#platform/storage';
import { createLogger } from '#platform/telemetry';
import { testDatabase } from './database.ts';

export interface TestServices extends Services {
  readonly db: Database;
  readonly queue: OpenQueue;
  readonly url: string;
  /** Does all jobs, also those for later, until none is left; resolves with the number of attempts. */
  drain(): Promise<number>;
}

export interface TestServiceOptions {
  readonly handlers?: readonly QueueHandler<Services>[];
  /** Queues besides those of the handlers: jobs are accepted and left lying. */
  readonly queues?: readonly QueueDefinition[];
  /** A fixed time or a clock; the real one by default. */
  readonly now?: Date | (() => Date);
  /** None by default. */
  readonly search?: SearchServer | undefined;
  /** Pino's level; silent by default. */
  readonly logLevel?: string;
}

/** What a process holds, over a database and a folder of the test file's own; closed after the file. */
export async function testServices(options: TestServiceOptions = {}): Promise<TestServices> {
  const { handlers = [], queues = [], now, search, logLevel = 'silent' } = options;
  const { db, url } = await testDatabase();
  const log = createLogger(logLevel);
  const folder = await mkdtemp(join(tmpdir(), 'verso-test-storage-'));
  const declared = new Map(
    [...queues, ...handlers.map(({ queue }) => queue as QueueDefinition)].map((queue) => [queue.name, queue]),
  );
  const queue = await openQueue({ url, log, queues: [...declared.values()] });
  const secrets = createSecrets('a key for tests only');
  const services: Services = {
    db,
    queue,
    secrets,
    search,
    log,
    storage: openFileStorage({ folder }),
    now: typeof now === 'function' ? now : () => now ?? new Date(),
  };
  afterAll(async () => {
    await queue.close();
    await rm(folder, { recursive: true, force: true });
  });
  return { ...services, queue, url, drain: () => drainQueue({ services, queue, db, handlers, log }) };
}
