import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type EmbeddedServer, openDatabase, startEmbeddedServer } from '#platform/database';

const root = join(import.meta.dirname, '..');
const program = join(root, 'bin/verso');
const email = 'bench@example.com';

/** Processes of the service as they are deployed, on a PostgreSQL of their own in a folder that goes in the end. */
export interface BenchService {
  readonly databaseUrl: string;
  readonly server: EmbeddedServer;
  readonly origin: string;
  /** Secret of an administrator's API key. */
  readonly key: string;
  /** Starts another process such as `worker`. */
  start(...args: readonly string[]): ChildProcess;
  /** Asks `/api/v1` and throws unless the answer is of the 200s. */
  ask<T>(method: string, path: string, body?: unknown): Promise<T>;
  stop(): Promise<void>;
}

/** Starts PostgreSQL and `web`; with `fill`, the migrated database is filled before anything else uses it. */
export async function startService(
  fill: (databaseUrl: string) => Promise<void> = async () => {},
): Promise<BenchService> {
  const folder = await mkdtemp(join(tmpdir(), 'verso-bench-service-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedServer({
    folder: join(folder, 'postgres'),
    password: randomBytes(12).toString('hex'),
  });
  const port = await freePort();
  const env = {
    ...process.env,
    DATABASE_URL: server.url,
    VERSO_SECRET_KEY: randomBytes(32).toString('base64'),
    VERSO_DATA: join(folder, 'data'),
    VERSO_PORT: String(port),
    VERSO_RATE_LIMIT: '1000000',
    VERSO_LOG_LEVEL: 'error',
  };
  const children: ChildProcess[] = [];
  const start = (...args: readonly string[]): ChildProcess => {
    const child = spawn(program, args, {
      env,
      cwd: root,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(child);
    return child;
  };
  const stop = async (): Promise<void> => {
    const running = children.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
    const gone = running.map((child) => once(child, 'exit'));
    for (const child of running) child.kill('SIGTERM');
    await Promise.all(gone);
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const origin = `http://127.0.0.1:${port}`;
  try {
    await output(start('migrate'));
    await fill(server.url);
    const create = start('admin', 'create', email, '--name', 'Bench', '--password');
    create.stdin!.end(`${randomBytes(16).toString('hex')}\n`);
    await output(create);
    const scopes = ['--scope', 'read', 'write', 'administer'];
    const key = (await output(start('admin', 'create-key', email, '--name', 'bench', ...scopes))).trim();
    start('web').stdout!.resume();
    const ask = asker(origin, key);
    await untilAnswered(() => ask('GET', '/me'));
    return { databaseUrl: server.url, server, origin, key, start, ask, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function asker(origin: string, key: string): BenchService['ask'] {
  return async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const isForm = body instanceof FormData;
    const answer = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  };
}

/** What a process prints until it ends well. */
async function output(child: ChildProcess): Promise<string> {
  let text = '';
  child.stdout!.setEncoding('utf8').on('data', (chunk) => {
    text += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${child.spawnargs.slice(3).join(' ')} ended with ${code}: ${text}`);
  return text;
}

async function untilAnswered(ask: () => Promise<unknown>): Promise<void> {
  for (let left = 300; ; left--) {
    try {
      await ask();
      return;
    } catch (error) {
      if (left === 0) throw error;
      await wait(100);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });
}

/** Most memory a process has held at once, in MB. */
export function peakMbOf({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+)/m.exec(status)![1]) / 1024;
}

/** A database of few connections, closed when the work is done. */
export async function withDatabase<T>(
  url: string,
  work: (db: ReturnType<typeof openDatabase>) => Promise<T>,
): Promise<T> {
  const db = openDatabase({ url, connections: 2 });
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}
