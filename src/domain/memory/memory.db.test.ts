import { beforeAll, expect, it } from 'vitest';
import { reading, transact } from '#domain/audit';
import { type Actor, type Context, systemActor } from '#domain/context';
import { plainText, textWithoutCodes } from '#engine/inline';
import { newId } from '#platform/database';
import { insertProject, operatorOf, routeCaller } from '#test/runs';
import { testServices } from '#test/services';
import { routes } from './api.ts';
import { learnUnits, loadUnits } from './memory.ts';

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
const load = (from: string, to: string, penalties = {}) =>
  loadUnits(reading(services, system), projectId, from, to, penalties);

it('learns each pair once, even from runs at the same time, the most important memory first', async () => {
  const low = await newMemory({ learns: 'directly' });
  const high = await newMemory({ priority: 5, learns: 'directly' });
  await newMemory({ priority: 9 });
  const pair = (text: string) => ({ source: textWithoutCodes(text), target: textWithoutCodes(`${text}!`) });
  const learn = () =>
    transact(services, system, (context) =>
      learnUnits(context, {
        projectId,
        runId: newId(),
        from: 'en',
        to: 'fr',
        units: [pair('One'), pair('One'), pair('Two')],
      }),
    );
  const added = await Promise.all([learn(), learn(), learn()]);
  expect(added.sort()).toEqual([0, 0, 4]);
  const units = await load('en', 'fr');
  expect(units.map(({ memory }) => memory)).toEqual([high.name, high.name, low.name, low.name]);
  expect(units.map(({ target }) => plainText(target)).sort()).toEqual(['One!', 'One!', 'Two!', 'Two!']);
});

it('is nothing that others know of, and is attached elsewhere by administrators alone', async () => {
  const { id: memoryId } = await newMemory();
  const outsider = operatorOf(otherId);
  await expect(call(outsider, 'listMemories', { params: { projectId } })).rejects.toMatchObject({
    code: 'project-unknown',
  });
  await expect(
    call(outsider, 'listMemoryUnits', { params: { projectId: otherId, memoryId } }),
  ).rejects.toMatchObject({ code: 'memory-unknown' });
  const attach = { params: { projectId: otherId, memoryId }, body: { priority: 1, learns: 'off' } };
  await expect(call(outsider, 'attachMemory', attach)).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await call(system, 'attachMemory', attach)).toMatchObject({ id: memoryId, priority: 1 });
});
