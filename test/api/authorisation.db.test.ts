import { beforeAll, describe, expect, it } from 'vitest';
import { describeApi } from '#apps/api';
import { loadPlugins } from '#apps/service';
import { type Ability, type Actor, abilities } from '#domain/context';
import { newId } from '#platform/database';
import { testDatabase } from '#test/database';
import { actors, insertProjects, projectId, testServer, testServices } from './test-server.ts';

const apiPlugins = await loadPlugins({ webhookPrivateHosts: [] });

const { db } = await testDatabase();
const server = testServer(testServices(db));
beforeAll(() => insertProjects(db));

const routes = apiPlugins.flatMap((plugin) => plugin.routes ?? []);
const { paths } = describeApi({ routes, plugins: apiPlugins, origin: 'http://localhost:8080' });
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);
const askers = [['anonymous', undefined], ['expired key', undefined], ...Object.entries(actors)] as [
  string,
  Actor | undefined,
][];

function isAllowed(actor: Actor | undefined, ability: Ability | undefined): boolean {
  if (ability === undefined) return true;
  if (!actor) return false;
  const { in: where, roles, scope } = abilities[ability];
  const role =
    where === 'house'
      ? actor.role
      : actor.projects === 'all'
        ? 'administrator'
        : actor.projects.get(projectId);
  return (
    role !== undefined && (roles as readonly string[]).includes(role) && (actor.scopes?.has(scope) ?? true)
  );
}

/** A body that the schema takes: what is refused before the use-case says nothing of authorisation. */
function bodyOf(operation: (typeof operations)[number]['operation']): unknown {
  const content = operation.requestBody?.content as Record<string, { example?: unknown }> | undefined;
  return content?.['application/json']?.example ?? (content?.['application/json'] ? {} : undefined);
}

describe.each(operations)('$method $path', ({ path, method, operation }) => {
  const ability = operation['x-verso-ability'];
  it.each(askers)('lets %s do exactly what the table of abilities says', async (name, actor) => {
    const url = `/api/v1${path.replaceAll(/\{(\w+)\}/g, (_all, parameter) => (parameter === 'projectId' ? projectId : newId()))}`;
    const payload = bodyOf(operation);
    const answer = await server.inject({
      method: method as 'GET',
      url,
      headers: { 'x-test-actor': name, 'if-match': '"r1"' },
      ...(payload === undefined ? {} : { payload: payload as object }),
    });
    expect(answer.statusCode).toBeLessThan(500);
    // What only people may do is refused to keys, whatever their scopes.
    const isForPeople = actor?.kind === 'key' && answer.body.includes('"person-needed"');
    if (isForPeople) expect(answer.statusCode).toBe(403);
    else if (isAllowed(actor, ability)) {
      expect([401, 403]).not.toContain(answer.statusCode);
      expect(answer.body).not.toContain('"project-unknown"');
    } else {
      expect(actor ? [403, 404] : [401]).toContain(answer.statusCode);
    }
  });
});
