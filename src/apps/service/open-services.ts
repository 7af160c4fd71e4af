import type { OpenServices, Plugin } from '#domain/context';
import { type Configuration, readSecretKey } from '#platform/config';
import { type OpenQueue, openQueue, type QueueDefinition } from '#platform/queue';
import { createSecrets } from '#platform/secrets';
import { createLogger, type Logger } from '#platform/telemetry';
import { requireMigrated } from './migrate-database.ts';
import { openSearch } from './open-search.ts';
import { openStorage } from './open-storage.ts';
import { loadPlugins } from './plugins.ts';
import { serviceProblem } from './problems.ts';
import { openTriedDatabase, reachDatabase } from './reach-database.ts';

/** The services of a process, with what they were made from. */
export interface ProcessServices extends OpenServices {
  readonly queue: OpenQueue;
  readonly configuration: Configuration;
  readonly plugins: readonly Plugin[];
}

export interface ProcessOptions {
  /** As PostgreSQL shows the process. */
  readonly name: string;
  /** Whether it does jobs, and whether it sends scheduled ones. */
  readonly works?: boolean;
  readonly schedules?: boolean;
  /** Seconds to wait for a database that is not up yet. */
  readonly patience?: number;
  /** Breaks the opening off; it then rejects with the reason. */
  readonly signal?: AbortSignal;
  /** Of the database; by default the one that is set. */
  readonly url?: string;
  readonly log?: Logger;
}

/** Opens what a process holds. Never migrates: refuses a schema that is too old or too new. */
export async function openServices(
  configuration: Configuration,
  options: ProcessOptions,
): Promise<ProcessServices> {
  const { name, works, schedules, patience, signal, log = createLogger(configuration.logLevel) } = options;
  const url = options.url ?? configuration.databaseUrl;
  if (url === undefined) throw serviceProblem('database-needed');
  const secrets = createSecrets(await readSecretKey(configuration));
  const plugins = await loadPlugins(configuration);
  const db = await openTriedDatabase(configuration, url, log, { name, patience, signal });
  try {
    await requireMigrated(db);
    signal?.throwIfAborted();
    const storage = await openStorage(configuration);
    const queue = await openQueue({
      url,
      log,
      queues: declaredQueues(plugins),
      works,
      schedules,
      connections: works ? 6 : 2,
      heartbeatSeconds: configuration.heartbeatSeconds,
      superviseSeconds: configuration.superviseSeconds,
    });
    return {
      ...{ db, queue, secrets, storage, log, configuration, plugins },
      search: openSearch(configuration),
      waiting: plugins.flatMap(({ waiting = [] }) => [...waiting]),
      now: () => new Date(),
      async close() {
        await queue.close();
        await db.destroy();
      },
    };
  } catch (error) {
    await db.destroy();
    throw error;
  }
}

export function declaredQueues(plugins: readonly Plugin[]): QueueDefinition[] {
  return plugins.flatMap(({ queues = [] }) => [...queues]);
}

/** Services for one command: the database that is set, that of a running `verso start`, or one started for the command. */
export async function openForCommand(configuration: Configuration, log: Logger): Promise<ProcessServices> {
  const reached = await reachDatabase(configuration, await readSecretKey(configuration), log);
  try {
    const services = await openServices(configuration, { name: 'command', url: reached.url, log });
    return {
      ...services,
      async close() {
        await services.close();
        await reached.release();
      },
    };
  } catch (error) {
    await reached.release();
    throw error;
  }
}
