import { beforeAll, expect, it } from 'vitest';
import { transact } from '#domain/audit';
import { type Actor, type Context, systemActor } from '#domain/context';
import { newId } from '#platform/database';
import { insertProject, operatorOf, routeCaller } from '#test/runs';
import { testServices } from '#test/services';
import { routes } from './api.ts';

const services = await testServices();
const run = routeCaller<Context>(routes);
const call = (actor: Actor, operation: string, input: Parameters<typeof run>[2] = {}) =>
  transact(services, actor, (context) => run(context, operation, input));
const system = systemActor('test');
let projectId = '';
let otherId = '';
beforeAll(async () => {
  ({ projectId } = await insertProject(services.db));
  ({ projectId: otherId } = await insertProject(services.db));
});

const newMemory = (more: object = {}) =>
  call(operatorOf(projectId), 'createMemory', { params: { projectId }, body: { name: newId(), ...more } });

it('lists memories of a project, the most important first, by what they learn', async () => {
  const low = await newMemory({ learns: 'directly' });
  const high = await newMemory({ priority: 5, learns: 'candidates' });
  const { items } = await call(operatorOf(projectId), 'listMemories', { params: { projectId } });
  const as = { reads: true, state: 'active', legalHold: null };
  expect(items).toEqual([
    { ...as, id: high.id, name: high.name, priority: 5, learns: 'candidates' },
    { ...as, id: low.id, name: low.name, priority: 0, learns: 'directly' },
  ]);
});

it('is nothing that others know of, and is attached elsewhere by administrators alone', async () => {
  const { id: memoryId } = await newMemory();
  const outsider = operatorOf(otherId);
  await expect(call(outsider, 'listMemories', { params: { projectId } })).rejects.toMatchObject({
    code: 'project-unknown',
  });
  await expect(
    call(outsider, 'detachMemory', { params: { projectId: otherId, memoryId } }),
  ).rejects.toMatchObject({ code: 'not-allowed' });
  const attach = { params: { projectId: otherId, memoryId }, body: { priority: 1, learns: 'off' } };
  await expect(call(outsider, 'attachMemory', attach)).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await call(system, 'attachMemory', attach)).toMatchObject({ id: memoryId, priority: 1 });
});
