import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase, openServices, type ProcessServices } from '#apps/service';
import { loadConfiguration } from '#platform/config';
import { openDatabase, startEmbeddedServer } from '#platform/database';
import { createLogger } from '#platform/telemetry';
import { freePort } from '#test/free-port';
import { makeKey } from './separate-processes.ts';
import { type SupervisedProcess, startSupervised } from './supervised-process.ts';
import { watchTargets } from './target-history.ts';
import { runVerso } from './verso-process.ts';

export type ProcessKind = 'web' | 'worker' | 'scheduler' | 'start';

/** A whole installation of processes of its own, with a PostgreSQL that is started again when it dies. */
export interface Installation {
  readonly folder: string;
  /** What this process looks at the installation with; it does no jobs. */
  readonly services: ProcessServices;
  /** Addresses of the web processes. */
  readonly addresses: readonly string[];
  readonly processes: readonly SupervisedProcess[];
  /** Secret of a key that may do everything. */
  readonly key: string;
  /** Starts another process. */
  start(kind: ProcessKind): Promise<SupervisedProcess>;
  /** Runs a command of `verso` to its end; rejects where it fails, else resolves with what it printed. */
  command(...parameters: readonly string[]): Promise<string>;
  /** SIGKILL to PostgreSQL's first process; false where it was not running just then. */
  killDatabase(): boolean;
  stop(): Promise<void>;
}

export interface InstallationOptions {
  /** Settings besides those every installation has, such as VERSO_STORAGE. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Whether folder and logs stay. */
  readonly keep?: boolean;
}

const secretKey = 'a secret key for installations of tests';

export async function openInstallation(options: InstallationOptions = {}): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), 'verso-installation-'));
  // PostgreSQL runs as somebody else where the tests run as root, and has to get in.
  await chmod(folder, 0o755);
  const server = await startEmbeddedServer({
    folder: join(folder, 'postgres'),
    password: randomBytes(12).toString('hex'),
    flags: ['-c', 'max_connections=200'],
  });
  const processes: SupervisedProcess[] = [];
  const undo: (() => Promise<unknown>)[] = [() => server.stop()];
  const stop = async (): Promise<void> => {
    await Promise.all(processes.map((running) => running.stop()));
    for (const step of undo.reverse()) await step();
    if (!options.keep) await rm(folder, { recursive: true, force: true });
  };
  try {
    const env = {
      DATABASE_URL: server.url,
      VERSO_SECRET_KEY: secretKey,
      VERSO_DATA: join(folder, 'data'),
      VERSO_STORAGE_FOLDER: join(folder, 'storage'),
      VERSO_LOG_LEVEL: 'info',
      VERSO_RATE_LIMIT: '1000000',
      VERSO_HEARTBEAT_SECONDS: '10',
      VERSO_SUPERVISE_SECONDS: '1',
      VERSO_POLL_SECONDS: '1',
      VERSO_GRACE_SECONDS: '5',
      ...options.settings,
    };
    const db = openDatabase({ url: server.url, connections: 1 });
    await migrateDatabase(db, server.url).finally(() => db.destroy());
    const log = createLogger('silent');
    const services = await openServices(loadConfiguration(env), { name: 'test', log });
    undo.push(() => services.close());
    await watchTargets(services.db);
    const key = await makeKey(env, 'tests@example.org');
    const addresses: string[] = [];
    return {
      ...{ folder, services, addresses, processes, key, stop },
      async start(kind) {
        const name = `${kind}-${processes.filter((one) => one.name.startsWith(kind)).length + 1}`;
        const port = await freePort();
        if (kind === 'web' || kind === 'start') addresses.push(`http://127.0.0.1:${port}`);
        const own = { ...env, VERSO_PORT: String(port), VERSO_ORIGIN: `http://127.0.0.1:${port}` };
        const started = startSupervised(name, [kind], own, join(folder, `${name}.log`));
        processes.push(started);
        return started;
      },
      command: (...parameters) => runVerso(parameters, env),
      killDatabase() {
        if (server.pid === undefined) return false;
        process.kill(server.pid, 'SIGKILL');
        return true;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
