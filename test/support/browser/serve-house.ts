import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildServer } from '#apps/api';
import { openConsole } from '#apps/console';
import { openServices, type ProcessServices } from '#apps/service';
import { startWorker } from '#apps/worker';
import { keepProcess } from '#domain/operations';
import { loadConfiguration, version } from '#platform/config';
import { createLogger } from '#platform/telemetry';
import { freePort } from '#test/free-port';

export interface ServedHouse {
  readonly origin: string;
  readonly services: ProcessServices;
  /** Paths that answered with the reason a browser gave for refusing something, since the last call. */
  takeReports(): string[];
  stop(): Promise<void>;
}

export interface HouseOptions {
  /** Whether jobs are done; else they are accepted and left lying. Default true. */
  readonly works?: boolean;
  readonly settings?: Readonly<Record<string, string>>;
}

/** The whole service in this process, listening, over a database that is there. */
export async function serveHouse(
  url: string,
  { works = true, settings }: HouseOptions,
): Promise<ServedHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'verso-house-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const configuration = loadConfiguration({
    DATABASE_URL: url,
    VERSO_SECRET_KEY: 'a secret key for browsers of tests',
    VERSO_DATA: folder,
    VERSO_PORT: String(port),
    VERSO_ORIGIN: origin,
    VERSO_RATE_LIMIT: '1000000',
    VERSO_SIGN_IN_LIMIT: '10000',
    VERSO_POLL_SECONDS: '1',
    VERSO_LOG_LEVEL: process.env.VERSO_LOG_LEVEL ?? 'silent',
    ...settings,
  });
  const log = createLogger(configuration.logLevel);
  const services = await openServices(configuration, { name: 'browser-test', works, log });
  const { plugins } = services;
  const pages = openConsole({ services, plugins, configuration });
  const server = buildServer({ services, plugins, configuration, pages });
  const reports: string[] = [];
  server.addHook('preHandler', async ({ url, body }) => {
    if (url === '/csp-report') reports.push(String(body));
  });
  await server.listen({ host: configuration.host, port });
  const workers = works ? await startWorker(services) : undefined;
  const kept =
    workers && (await keepProcess(services, { kind: 'start', version: version(), queues: workers.queues }));
  return {
    ...{ origin, services },
    takeReports: () => reports.splice(0),
    async stop() {
      await server.close();
      await workers?.stop(5);
      await kept?.stop();
      await services.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
