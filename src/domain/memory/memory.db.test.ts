import { Readable } from 'node:stream';
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

const tmx = (
  count: number,
  end = '</body></tmx>',
) => `<?xml version="1.0"?><tmx version="1.4"><header creationtool="t"
  creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="xml"/><body>${Array.from(
    { length: count },
    (_, index) =>
      `<tu><tuv xml:lang="en"><seg>Press ${index}</seg></tuv><tuv xml:lang="de"><seg>Drücke ${index}</seg></tuv></tu>`,
  ).join('')}${end}`;
async function* file(text: string) {
  yield {
    field: 'file',
    fileName: 'm.tmx',
    mediaType: 'text/xml',
    content: Readable.from([Buffer.from(text)]),
  };
}
const importInto = (memoryId: string, text: string, actor = operatorOf(projectId)) =>
  call(actor, 'importTmx', {
    params: { projectId, memoryId },
    query: { from: 'en', to: 'de' },
    upload: file(text),
  });
const newMemory = (more: object = {}) =>
  call(operatorOf(projectId), 'createMemory', { params: { projectId }, body: { name: newId(), ...more } });
const load = (from: string, to: string, penalties = {}) =>
  loadUnits(reading(services, system), projectId, from, to, penalties);

it('takes a TMX file once, in chunks, and gives its units to varieties of the languages', async () => {
  const { id } = await newMemory();
  expect(await importInto(id, tmx(2500))).toMatchObject({ read: 2500, added: 2500, units: 2500 });
  expect(await importInto(id, tmx(2501))).toMatchObject({ read: 2501, added: 1, units: 2501 });
  expect(await load('en-GB', 'de')).toHaveLength(2501);
  expect(await load('fr', 'de')).toEqual([]);
  const [unit] = await load('en', 'de', { [id]: 7 });
  expect(unit).toMatchObject({ penalty: 7 });
  const params = { projectId, memoryId: id };
  const first = await call(operatorOf(projectId), 'listMemoryUnits', { params, query: { limit: 2 } });
  const rest = await call(operatorOf(projectId), 'listMemoryUnits', {
    params,
    query: { limit: 2, cursor: first.next },
  });
  expect([...first.items, ...rest.items].map(({ target }) => target)).toEqual(
    [0, 1, 2, 3].map((n) => `Drücke ${n}`),
  );
  await call(system, 'detachMemory', { params });
  expect(await load('en', 'de')).toEqual([]);
});

it('takes nothing of a file that breaks off or is no TMX', async () => {
  const { id } = await newMemory();
  for (const text of [tmx(1500, ''), '<html/>', 'no'])
    await expect(importInto(id, text)).rejects.toMatchObject({ code: 'memory-file-unreadable' });
  expect(await importInto(id, tmx(1))).toMatchObject({ units: 1 });
  await call(system, 'detachMemory', { params: { projectId, memoryId: id } });
});

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
  await expect(importInto(memoryId, tmx(1), outsider)).rejects.toMatchObject({ code: 'project-unknown' });
  const attach = { params: { projectId: otherId, memoryId }, body: { priority: 1, learns: 'off' } };
  await expect(call(outsider, 'attachMemory', attach)).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await call(system, 'attachMemory', attach)).toMatchObject({ id: memoryId, priority: 1 });
});
