import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll } from 'vitest';
import { buildServer, describeApi, type OpenApiOperation } from '#apps/api';
import { loadPlugins } from '#apps/service';
import type { Actor, Plugin, Scope, Services } from '#domain/context';
import { type Database, newId } from '#platform/database';
import { queueProblem } from '#platform/queue';
import { createSecrets } from '#platform/secrets';
import { openFileStorage } from '#platform/storage';
import { createLogger } from '#platform/telemetry';
import type { SpecimenIds } from './specimen.ts';

export const apiPlugins = await loadPlugins();

export const projectId = newId();
export const otherProjectId = newId();
export const ownMarker = 'ownmarker4c1d';
/** Stands in everything of the other project that can be read. */
export const foreignMarker = 'foreignmarker7f3a';

const member = (role: 'operator' | 'reviewer', project: string) => new Map([[project, role]]);

/** A key of an administrator, for one thing. */
const keyWith = (scope: Scope): Actor => ({
  kind: 'key',
  id: `key-${scope}`,
  name: scope,
  role: 'administrator',
  projects: 'all',
  scopes: new Set([scope]),
});

/** Who asks, by the name in the header x-test-actor. Whoever is missing is nobody. Who may least comes first, before others delete things. */
export const actors: Readonly<Record<string, Actor>> = {
  stranger: {
    kind: 'person',
    id: 's',
    name: 's',
    role: 'operator',
    projects: member('operator', otherProjectId),
  },
  newcomer: { kind: 'person', id: 'n', name: 'n', role: 'operator', projects: new Map() },
  'reading key': keyWith('read'),
  'foreign key': {
    kind: 'key',
    id: 'f',
    name: 'f',
    role: 'operator',
    projects: member('operator', otherProjectId),
    scopes: new Set(['read', 'write', 'review', 'administer'] as const),
  },
  reviewer: { kind: 'person', id: 'r', name: 'r', role: 'reviewer', projects: member('reviewer', projectId) },
  operator: { kind: 'person', id: 'o', name: 'o', role: 'operator', projects: member('operator', projectId) },
  'writing key': keyWith('write'),
  'reviewing key': keyWith('review'),
  'administering key': keyWith('administer'),
  administrator: { kind: 'person', id: 'a', name: 'a', role: 'administrator', projects: 'all' },
};

export type Json = Record<string, unknown>;

export const document = describeApi({
  routes: apiPlugins.flatMap((plugin) => plugin.routes ?? []),
  plugins: apiPlugins,
  origin: 'http://localhost:8080',
});
export const { schemas: apiSchemas } = document.components as { schemas: Json };
/** Every operation of the product; what deletes comes last, so that the others still find something. */
export const operations = listOperations();

export interface Operation {
  readonly path: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly operation: OpenApiOperation;
}

function listOperations(): Operation[] {
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      path,
      method: method.toUpperCase() as Operation['method'],
      operation,
    })),
  );
  // What lies deeper is deleted before what it lies in.
  const depth = ({ path }: Operation): number => path.split('/').length;
  const isLast = (one: Operation): number => (one.method === 'DELETE' ? 1000 - depth(one) : 0);
  return all.sort((a, b) => isLast(a) - isLast(b));
}

/** Ids for an operation: events of a run that goes on would never end. */
export function idsFor({ operation }: Operation, ids: SpecimenIds): SpecimenIds {
  return operation.operationId === 'watchRun' ? { ...ids, runId: ids.otherRunId! } : ids;
}

/** Services with a real database and folder, and a queue that takes everything. */
export async function testServices(
  db: Database,
): Promise<Services & { readonly sent: { queue: string; payload: unknown }[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'verso-test-api-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const sent: { queue: string; payload: unknown }[] = [];
  const queues = apiPlugins.flatMap((plugin) => plugin.queues ?? []);
  return {
    db,
    sent,
    storage: openFileStorage({ folder }),
    queue: {
      queues,
      definition(name) {
        const found = queues.find((queue) => queue.name === name);
        if (!found) throw queueProblem('queue-unknown', { detail: name });
        return found;
      },
      redrive: async () => 0,
      openValues: async () => new Set(),
      prioritise: async () => {},
      async send(_db, queue, payload) {
        sent.push({ queue: queue.name, payload });
      },
      async sendAll(_db, queue, jobs) {
        for (const { payload } of jobs) sent.push({ queue: queue.name, payload });
      },
    },
    secrets: createSecrets('test'),
    log: createLogger(process.env.VERSO_TEST_LOG ?? 'silent'),
    now: () => new Date(),
  };
}

export function testServer(
  services: Services,
  plugins: readonly Plugin[] = apiPlugins,
  rateLimit = 1_000_000,
) {
  return buildServer({
    services,
    plugins,
    authenticate: async (_services, headers) => actors[headers.get('x-test-actor') ?? ''],
    configuration: {
      origin: 'http://localhost:8080',
      rateLimit,
      signInLimit: rateLimit,
      uploadBytes: 100_000,
      exchangeBytes: 1_000_000,
    },
  });
}

export async function insertPeople(db: Database): Promise<void> {
  for (const { kind, id, role } of Object.values(actors)) {
    if (kind === 'person')
      await sql`insert into users (id, name, email, role) values (${id}, ${id}, ${`${id}@example.org`}, ${role})`.execute(
        db,
      );
  }
}
