import { beforeAll, describe, expect, it } from 'vitest';
import { type Ability, type Actor, abilities, type Plugin } from '#domain/context';
import { newId } from '#platform/database';
import { testDatabase } from '#test/database';
import { insertSpecimen, type Specimen, type SpecimenIds } from '#test/specimen';
import {
  actors,
  apiPlugins,
  foreignMarker,
  idsFor,
  insertPeople,
  type Operation,
  operations,
  otherProjectId,
  ownMarker,
  projectId,
  testServer,
  testServices,
} from '#test/test-server';
import { requestOf } from './request-of.ts';

const { db } = await testDatabase();
const services = await testServices(db);
const server = testServer(services);
/** Asks only who somebody is before the use-cases: they have to refuse by themselves. */
const useCases = testServer(services, apiPlugins.map(withoutAbilities));
let own: Specimen;
let other: Specimen;
beforeAll(async () => {
  await insertPeople(db);
  own = await insertSpecimen(services, server, { projectId, marker: ownMarker });
  other = await insertSpecimen(services, server, { projectId: otherProjectId, marker: foreignMarker });
});

function withoutAbilities(plugin: Plugin): Plugin {
  const routes = (plugin.routes ?? []).map((route) =>
    route.ability === undefined ? route : { ...route, ability: 'house.read' as const },
  );
  return { ...plugin, routes };
}

/** Who has a link needs no session for these; without one they ask what stands here. */
const alsoByLink: Readonly<Record<string, Ability>> = { downloadArtifact: 'project.read' };

const askers: readonly (readonly [string, Actor | undefined])[] = [
  ['anonymous', undefined],
  ['expired key', undefined],
  ...Object.entries(actors),
];

/** The status of a refusal by the table of abilities; undefined for who may do it. */
function refusal(actor: Actor | undefined, ability: Ability | undefined): 401 | 403 | 404 | undefined {
  if (ability === undefined) return undefined;
  if (!actor) return 401;
  const { in: where, roles, scope } = abilities[ability];
  const inProject = actor.projects === 'all' ? 'administrator' : actor.projects.get(projectId);
  const role = where === 'house' ? actor.role : inProject;
  if (role === undefined) return 404;
  const isInScope = !actor.scopes || scope === 'read' || actor.scopes.has(scope);
  return (roles as readonly string[]).includes(role) && isInScope ? undefined : 403;
}

async function ask(asked: typeof server, operation: Operation, ids: SpecimenIds, name: string) {
  const { headers, ...request } = requestOf(operation, idsFor(operation, ids));
  return asked.inject({ ...request, headers: { ...headers, 'x-test-actor': name, 'if-match': '"r1"' } });
}

const known = operations.map((one) => {
  const { operationId, 'x-verso-ability': documented } = one.operation;
  return { ...one, ability: documented ?? alsoByLink[operationId] };
});

/** What an asker has deleted already is unknown to the next one. */
const deleted = new Set<string>();

describe.each(known)('$method $path', ({ ability, ...operation }) => {
  it.each(askers)('lets %s do exactly what the table of abilities says', async (name, actor) => {
    const expected = refusal(actor, ability);
    const answers = [await ask(server, operation, own.ids, name)];
    if (expected !== undefined) answers.push(await ask(useCases, operation, own.ids, name));
    for (const { statusCode, body } of answers) {
      expect(statusCode, body).toBeLessThan(500);
      // What only people may do is refused to keys, whatever their scopes.
      if (actor?.kind === 'key' && body.includes('"person-needed"')) expect(statusCode).toBe(403);
      else if (expected !== undefined) {
        expect(statusCode, body).toBe(expected);
        expect(body).not.toContain(ownMarker);
      } else {
        expect([401, 403], body).not.toContain(statusCode);
        if (!operation.path.includes('{keyId}') && !deleted.has(operation.path))
          expect(body).not.toMatch(/"code":"[a-z-]+-unknown"/);
        if (operation.method === 'DELETE') deleted.add(operation.path);
      }
    }
  });
});

const inProjects = known.filter(({ ability }) => ability?.startsWith('project.'));

describe.each(inProjects)('$method $path', ({ ability: _, ...operation }) => {
  it('tells a stranger nothing but that there is no such thing', async () => {
    for (const asked of [server, useCases]) {
      const [real, none] = [
        await ask(asked, operation, own.ids, 'stranger'),
        await ask(asked, operation, inventedIds(), 'stranger'),
      ].map((answer) => told(answer.body));
      expect(real).toEqual(none);
    }
  });

  it('tells an administrator, who may see everything, what there is not', async () => {
    const { statusCode, body } = await ask(server, operation, inventedIds(), 'administrator');
    // The audit outlives what it tells of, and asks nobody whether that still is.
    if (operation.path.includes('/audit'))
      return expect(
        operation.path.endsWith('/export') ? body.trim().split('\n').slice(1) : JSON.parse(body).items,
      ).toEqual([]);
    expect(statusCode, body).toBe(404);
    expect(body).toMatch(/"code":"[a-z-]+-unknown"/);
  });
});

/** Of the whole house, and attached to any project by who administers it. */
const ofTheHouse = ['attachMemory', 'attachGlossary', 'setMember', 'removeMember'];
const nested = known.filter(
  ({ path, operation }) => path.includes('{projectId}') && !ofTheHouse.includes(operation.operationId),
);

it.each(['operator', 'administrator'])(
  'finds nothing of another project by the address of one’s own, in addresses and bodies, for the %s either',
  async (name) => {
    const mixed: SpecimenIds = { ...other.ids, projectId };
    const foreign = Object.values(other.ids).filter((id) => typeof id === 'string' && id.length === 36);
    const tried: string[] = [];
    for (const operation of nested) {
      const { url, payload } = requestOf(operation, mixed);
      const sent = `${url} ${Buffer.isBuffer(payload) ? payload.toString() : JSON.stringify(payload)}`;
      if (!foreign.some((id) => id !== otherProjectId && sent.includes(String(id)))) continue;
      tried.push(operation.operation.operationId);
      const { statusCode, body } = await ask(server, operation, mixed, name);
      const isTold = name === 'operator' && operation.ability === 'project.administer' ? [403] : [404, 422];
      expect(isTold, `${operation.method} ${operation.path} ${body}`).toContain(statusCode);
      expect(body).not.toContain(foreignMarker);
    }
    expect(tried).toEqual(expect.arrayContaining(['createRun', 'getWebhook', 'listMemoryUnits']));
  },
);

function inventedIds(): SpecimenIds {
  const ids = Object.entries(own.ids).map(([name, id]) => [name, typeof id === 'string' ? newId() : id]);
  return Object.fromEntries(ids) as SpecimenIds;
}

/** A refusal without the ids it repeats. */
function told(body: string): object {
  const { requestId: _, ...refusal } = JSON.parse(body) as Record<string, unknown>;
  return JSON.parse(
    JSON.stringify(refusal).replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id'),
  ) as object;
}
