import { sql } from 'kysely';
import { buildServer } from '#apps/api';
import { loadPlugins } from '#apps/service';
import type { Actor, Plugin, Services } from '#domain/context';
import { type Database, newId } from '#platform/database';
import { createSecrets } from '#platform/secrets';
import type { Storage } from '#platform/storage';
import { createLogger } from '#platform/telemetry';

const apiPlugins = await loadPlugins({ webhookPrivateHosts: [] });

export const projectId = newId();
export const otherProjectId = newId();
/** Stands in everything of the other project that can be read. */
export const foreignMarker = 'FOREIGN-MARKER-7f3a';

const nobodyElse = { projects: new Map() } as const;
const member = (role: 'operator' | 'reviewer', project: string) => new Map([[project, role]]);

/** Who asks, by the name in the header x-test-actor. Whoever is missing is nobody. */
export const actors: Readonly<Record<string, Actor>> = {
  administrator: { kind: 'person', id: 'a', name: 'a', role: 'administrator', projects: 'all' },
  operator: { kind: 'person', id: 'o', name: 'o', role: 'operator', projects: member('operator', projectId) },
  reviewer: { kind: 'person', id: 'r', name: 'r', role: 'reviewer', projects: member('reviewer', projectId) },
  stranger: {
    kind: 'person',
    id: 's',
    name: 's',
    role: 'operator',
    projects: member('operator', otherProjectId),
  },
  'reading key': {
    kind: 'key',
    id: 'k',
    name: 'k',
    role: 'administrator',
    projects: 'all',
    scopes: new Set(['read'] as const),
  },
  newcomer: { kind: 'person', id: 'n', name: 'n', role: 'operator', ...nobodyElse },
};

/** Services with a real database, and a queue and storage that take everything. */
export function testServices(
  db: Database,
): Services & { readonly sent: { queue: string; payload: unknown }[] } {
  const sent: { queue: string; payload: unknown }[] = [];
  return {
    db,
    sent,
    storage: { kind: 'files', head: async () => undefined } as unknown as Storage,
    queue: {
      hasJob: async () => false,
      async send(_db, queue, payload) {
        sent.push({ queue: queue.name, payload });
      },
      async sendAll(_db, queue, jobs) {
        for (const { payload } of jobs) sent.push({ queue: queue.name, payload });
      },
    },
    secrets: createSecrets('test'),
    log: createLogger('silent'),
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
    },
  });
}

export async function insertProjects(db: Database): Promise<void> {
  for (const { kind, id, role } of Object.values(actors)) {
    if (kind === 'person')
      await sql`insert into users (id, name, email, role) values (${id}, ${id}, ${`${id}@example.org`}, ${role})`.execute(
        db,
      );
  }
  for (const [id, name] of [
    [projectId, 'Own'],
    [otherProjectId, foreignMarker],
  ] as const) {
    await sql`insert into projects (id, key, name, target_languages, created_at, updated_at)
      values (${id}, ${id}, ${name}, '{de}', now(), now())`.execute(db);
    await sql`insert into webhooks (id, project_id, url, secret, events, created_at, updated_at)
      values (${newId()}, ${id}, ${`https://example.org/${name}`}, '', '{run.failed}', now(), now())`.execute(
      db,
    );
  }
}
