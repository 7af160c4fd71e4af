import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Configuration } from '#platform/config';
import {
  bufferFlags,
  type Database,
  type EmbeddedServer,
  findRunningServer,
  openDatabase,
  startEmbeddedServer,
} from '#platform/database';
import { createSecrets } from '#platform/secrets';
import { whenInterrupted } from '#platform/signals';
import type { Logger } from '#platform/telemetry';
import { serviceProblem } from './problems.ts';

/** A database, and what has to be stopped after it. */
export interface ReachedDatabase {
  readonly url: string;
  release(): Promise<void>;
}

/** Folder and password of the embedded server; the password follows from the installation's key. */
export function embeddedPlace(configuration: Configuration, secretKey: string) {
  return {
    folder: join(configuration.dataFolder, 'postgres'),
    password: createSecrets(secretKey).sign('postgres', 'embedded database'),
  };
}

/** Starts the database of the data folder, or refuses with `embedded-in-use` where another process has it. */
export async function startOwnDatabase(
  configuration: Configuration,
  secretKey: string,
  log: Logger,
): Promise<EmbeddedServer> {
  return startEmbeddedServer({
    ...embeddedPlace(configuration, secretKey),
    flags: ['-c', 'max_connections=200', ...bufferFlags(), '-c', 'log_min_messages=warning'],
    onLog: (line) => log.debug({ line }, 'postgres'),
    onRestart: () => log.warn('The database died and is started again.'),
  });
}

/** The database that is set, the one a running `verso start` has, or that of the data folder for as long as it is needed. */
export async function reachDatabase(
  configuration: Configuration,
  secretKey: string,
  log: Logger,
): Promise<ReachedDatabase> {
  const { databaseUrl } = configuration;
  if (databaseUrl !== undefined) return { url: databaseUrl, release: async () => {} };
  const running = await findRunningServer(embeddedPlace(configuration, secretKey));
  if (running) return { url: running, release: async () => {} };
  const starting = startOwnDatabase(configuration, secretKey, log);
  const stop = async (): Promise<void> => (await starting).stop();
  const callOff = whenInterrupted(stop);
  try {
    const { url } = await starting;
    return { url, release: () => stop().finally(callOff) };
  } catch (error) {
    callOff();
    throw error;
  }
}

export interface Trial {
  /** As PostgreSQL shows the pool. */
  readonly name: string;
  /** Seconds of trying; none by default. */
  readonly patience?: number;
  readonly signal?: AbortSignal;
}

/** A pool that has been tried; rejects with `database-unreachable` when patience ends, with its reason when the signal does. */
export async function openTriedDatabase(
  configuration: Configuration,
  url: string,
  log: Logger,
  { name, patience = 0, signal }: Trial,
): Promise<Database> {
  const db = openDatabase({
    url,
    connections: configuration.databaseConnections,
    applicationName: `verso ${name}`,
    onError: (error) => log.warn({ error: error.message }, 'a connection to the database was lost'),
  });
  const until = Date.now() + patience * 1000;
  for (;;)
    try {
      await sql`select 1`.execute(db);
      return db;
    } catch (cause) {
      if (Date.now() < until && !signal?.aborted) await wait(1000, undefined, { signal }).catch(() => {});
      else {
        await db.destroy();
        signal?.throwIfAborted();
        const { message, code } = cause as { message?: string; code?: string };
        throw serviceProblem('database-unreachable', { detail: message || code, cause });
      }
    }
}
