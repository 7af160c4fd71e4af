import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { lockFolder } from './folder-lock.ts';
import { findPostgresAccount, type PostgresAccount, requireReachable } from './postgres-account.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { runInitdb, startPostgres, stopLeftover, stopPostgres } from './postgres-process.ts';

/** A PostgreSQL of this installation's own. */
export interface EmbeddedServer {
  /** Of the database `verso`. */
  readonly url: string;
  /** Of the server's process now; it is another after the server died and was started again. */
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Folder of its data; made if there is none. */
  readonly folder: string;
  /** Password of its only user; nobody else can connect. */
  readonly password: string;
  /** By default one that is free. */
  readonly port?: number;
  /** Settings such as `-c shared_buffers=256MB`. */
  readonly flags?: readonly string[];
  onLog?(line: string): void;
  /** Called when the server died and is started again. */
  onRestart?(): void;
}

/**
 * The flag that lets PostgreSQL keep a quarter of the memory that this process may have, at most 1 GB and at least the 128 MB
 * of its own default: so much as the memories of a large organisation need to be looked up without reading from elsewhere. It
 * takes what it uses.
 */
export function bufferFlags(): string[] {
  // A container has less than its machine; 0 says that nothing is known of a limit.
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity);
  const megabytes = Math.floor(memory / 4 / 2 ** 20);
  return ['-c', `shared_buffers=${Math.max(128, Math.min(1024, megabytes))}MB`];
}

const user = 'verso';
const database = 'verso';

/**
 * Starts a real PostgreSQL from npm on 127.0.0.1; the first time it makes its data folder (about a second). Only one
 * process at a time can have the folder (`embedded-in-use`). What a killed process left running is stopped first; a
 * server that dies is started again.
 */
export async function startEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = resolve(options.folder);
  const { postgres, initdb } = await findPostgresBinaries();
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const account = await findPostgresAccount();
  const data = join(folder, 'data');
  if (account) await requireReachable(account, [data, postgres]);
  const unlock = await lockFolder(join(folder, 'lock'));
  try {
    await stopLeftover(data);
    if (!existsSync(join(data, 'PG_VERSION'))) await initialise(initdb, data, options.password, account);
    const port = options.port ?? (await freePort());
    const supervised = await supervise(
      () =>
        startPostgres({
          program: postgres,
          data,
          port,
          account,
          flags: [
            ...['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
            ...(options.flags ?? []),
          ],
          onLog: (line) => options.onLog?.(line),
        }),
      options.onRestart,
    );
    const address = (name: string): string =>
      `postgres://${user}:${encodeURIComponent(options.password)}@127.0.0.1:${port}/${name}`;
    await createDatabase(address('postgres')).catch(async (error) => {
      await supervised.stop();
      throw error;
    });
    return {
      url: address(database),
      get pid() {
        return supervised.pid();
      },
      async stop() {
        await supervised.stop();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Starts the server again whenever it dies, with growing waits while it does not come up. */
async function supervise(start: () => Promise<ChildProcess>, onRestart?: () => void) {
  let child: ChildProcess | undefined = await start();
  let isStopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const watch = (): void => {
    child?.once('exit', () => {
      child = undefined;
      if (!isStopping) restarting = restart();
    });
  };
  const restart = async (): Promise<void> => {
    for (let pause = 200; !isStopping; pause = Math.min(pause * 2, 10_000)) {
      await wait(pause);
      if (isStopping) return;
      onRestart?.();
      try {
        child = await start();
        return watch();
      } catch {
        // Its last words are in the log; children of the dead server may still hold its memory.
      }
    }
  };
  watch();
  return {
    pid: () => child?.pid,
    async stop() {
      isStopping = true;
      await restarting;
      if (child) await stopPostgres(child);
    },
  };
}

async function initialise(
  initdb: string,
  data: string,
  password: string,
  account: PostgresAccount | undefined,
): Promise<void> {
  // Left by an attempt that was killed: without PG_VERSION nothing was ever stored in it.
  await rm(data, { recursive: true, force: true });
  await mkdir(data, { mode: 0o700 });
  const passwordFile = `${data}.${randomBytes(6).toString('hex')}`;
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    if (account) for (const path of [data, passwordFile]) await chown(path, account.uid, account.gid);
    await chmod(data, 0o700);
    await runInitdb(
      initdb,
      [
        ...[`--pgdata=${data}`, `--username=${user}`, `--pwfile=${passwordFile}`],
        ...[
          '--auth=scram-sha-256',
          '--encoding=UTF8',
          '--locale=C',
          '--locale-provider=builtin',
          '--builtin-locale=C.UTF-8',
        ],
      ],
      account,
    );
  } catch (error) {
    await rm(data, { recursive: true, force: true });
    throw error;
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => done(port));
    });
  });
}
