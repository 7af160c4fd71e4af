import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bufferFlags, type EmbeddedServer, openDatabase, startEmbeddedServer } from '#platform/database';
import { freePort } from '#test/free-port';
import { Client } from '#test/service/client';
import { installPacked } from '#test/service/install-packed';
import { makeKey } from '#test/service/separate-processes';
import { isAnswering, type RunningProcess, runVerso, startVerso } from '#test/service/verso-process';

/** Processes of the service as they are installed, on a PostgreSQL of their own in a folder that goes in the end. */
export interface BenchService {
  readonly databaseUrl: string;
  readonly server: EmbeddedServer;
  readonly origin: string;
  /** Secret of an administrator's API key. */
  readonly key: string;
  /** Starts another process such as `worker`. */
  start(name: string): Promise<RunningProcess>;
  /** Starts another in the place of one that was killed. */
  restart(killed: RunningProcess, name: string): Promise<RunningProcess>;
  /** Asks `/api/v1` and throws unless the answer is of the 200s. */
  ask<T>(method: string, path: string, body?: object): Promise<T>;
  stop(): Promise<void>;
}

/** Starts PostgreSQL and `web`; with `fill`, the migrated database is filled before anything else uses it. */
export async function startService(
  fill: (databaseUrl: string) => Promise<void> = async () => {},
): Promise<BenchService> {
  const folder = await mkdtemp(join(tmpdir(), 'verso-bench-service-'));
  await chmod(folder, 0o755);
  const program = join(installPacked(folder), 'bin', 'verso');
  const server = await startEmbeddedServer({
    folder: join(folder, 'postgres'),
    password: randomBytes(12).toString('hex'),
    flags: bufferFlags(),
  });
  const port = await freePort();
  const env = {
    DATABASE_URL: server.url,
    VERSO_SECRET_KEY: randomBytes(32).toString('base64'),
    VERSO_DATA: join(folder, 'data'),
    VERSO_PORT: String(port),
    VERSO_RATE_LIMIT: '1000000',
    VERSO_LOG_LEVEL: 'error',
  };
  const running: RunningProcess[] = [];
  const start = async (name: string): Promise<RunningProcess> => {
    const started = await startVerso([name], env, () => true, program);
    running.push(started);
    return started;
  };
  const restart = (killed: RunningProcess, name: string): Promise<RunningProcess> => {
    running.splice(running.indexOf(killed), 1);
    return start(name);
  };
  const stop = async (): Promise<void> => {
    const ends = await Promise.allSettled(running.map((one) => one.stop()));
    await server.stop();
    await rm(folder, { recursive: true, force: true });
    // Told, not thrown: what went wrong before, perhaps for the same reason, is not to be hidden.
    for (const end of ends) if (end.status === 'rejected') tellFailure(end.reason);
  };
  const origin = `http://127.0.0.1:${port}`;
  try {
    await runVerso(['migrate'], env, program);
    await fill(server.url);
    const key = await makeKey(env, 'bench@example.com');
    const client = new Client(origin, key);
    const ask: BenchService['ask'] = (method, path, body) => client.ask(method, path, body);
    running.push(await startVerso(['web'], env, () => isAnswering(origin), program));
    return { databaseUrl: server.url, server, origin, key, start, restart, ask, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function tellFailure(error: unknown): void {
  console.error(error);
  process.exitCode = 1;
}

/** Most memory a process has held at once, in MB. */
export function peakMbOf({ pid }: RunningProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)![1]) / 1024;
}

/** Seconds on a processor of a process and those that it has started, running ones included. */
export function processorSecondsOf(pid: number): number {
  let ticks = 0;
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const fields = readFileSync(`/proc/${entry}/stat`, 'utf8').split(') ')[1]!.split(' ').map(Number);
      const [parent, user, system, pastUser, pastSystem] = [1, 11, 12, 13, 14].map((at) => fields[at]!);
      if (Number(entry) === pid) ticks += user! + system! + pastUser! + pastSystem!;
      else if (parent === pid) ticks += user! + system!;
    } catch {
      // It has ended meanwhile.
    }
  }
  return ticks / 100;
}

/** A database of few connections, closed when the work is done. */
export async function withDatabase<T>(
  url: string,
  work: (db: ReturnType<typeof openDatabase>) => Promise<T>,
): Promise<T> {
  const db = openDatabase({ url, connections: 4 });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
