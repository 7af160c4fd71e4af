import { Readable } from 'node:stream';
import { beforeAll, expect, it } from 'vitest';
import { reading, transact } from '#domain/audit';
import { type Actor, type Context, systemActor } from '#domain/context';
import { newId } from '#platform/database';
import { insertProject, operatorOf, routeCaller } from '#test/runs';
import { testServices } from '#test/services';
import { routes } from './api.ts';
import { loadGlossaries } from './glossary.ts';

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

async function* file(text: string, fileName = 'terms.csv') {
  yield { field: 'file', fileName, mediaType: 'text/csv', content: Readable.from([Buffer.from(text)]) };
}
const importInto = (glossaryId: string, text: string, from = 'en', actor = operatorOf(projectId)) =>
  call(actor, 'importTerms', {
    params: { projectId, glossaryId },
    query: { from, to: 'de' },
    upload: file(text),
  });
const newGlossary = (priority = 0) =>
  call(operatorOf(projectId), 'createGlossary', { params: { projectId }, body: { name: newId(), priority } });
const load = async (from: string, to: string) =>
  (await loadGlossaries(reading(services, system), projectId, from, to)).map(({ name, concepts }) => ({
    name,
    terms: concepts.map(({ terms }) => terms.map(({ text }) => text).join(' ')),
  }));

it('holds what the last file said, and serves the nearest variety of its languages', async () => {
  const low = await newGlossary();
  const high = await newGlossary(5);
  await importInto(low.id, 'en,de\nold,alt\n');
  expect(await importInto(low.id, 'en,de\nlid,Deckel\npot,Topf\n')).toMatchObject({ concepts: 2 });
  await importInto(low.id, 'en-US,de\ncover,Deckel\n', 'en-US');
  await importInto(high.id, 'en,de\nknob,Knauf\n');
  expect(await load('en-GB', 'de-AT')).toEqual([
    { name: high.name, terms: ['knob Knauf'] },
    { name: low.name, terms: ['lid Deckel', 'pot Topf'] },
  ]);
  expect((await load('en-US', 'de'))[1]!.terms).toEqual(['cover Deckel']);
  expect(await load('de', 'en')).toEqual([]);
  const params = { projectId, glossaryId: low.id };
  const first = await call(operatorOf(projectId), 'listTerms', { params, query: { limit: 2 } });
  const rest = await call(operatorOf(projectId), 'listTerms', {
    params,
    query: { limit: 2, cursor: first.next },
  });
  expect([first.items.length, rest.items.length, rest.next]).toEqual([2, 1, null]);
  await call(system, 'detachGlossary', { params });
  expect((await load('en', 'de')).map(({ name }) => name)).toEqual([high.name]);
});

it('keeps its terms where a file cannot be read', async () => {
  const { id, name } = await newGlossary();
  await importInto(id, 'en,de\nlid,Deckel\n');
  await expect(importInto(id, 'PK\u0003\u0004\u0000\u0000')).rejects.toMatchObject({
    code: 'glossary-unreadable',
  });
  expect(await load('en', 'de')).toContainEqual({ name, terms: ['lid Deckel'] });
});

it('is nothing that others know of, and is attached elsewhere by administrators alone', async () => {
  const { id: glossaryId } = await newGlossary();
  const outsider = operatorOf(otherId);
  await expect(call(outsider, 'listGlossaries', { params: { projectId } })).rejects.toMatchObject({
    code: 'project-unknown',
  });
  await expect(
    call(outsider, 'listTerms', { params: { projectId: otherId, glossaryId } }),
  ).rejects.toMatchObject({ code: 'glossary-unknown' });
  await expect(importInto(glossaryId, 'en,de\na,b\n', 'en', outsider)).rejects.toMatchObject({
    code: 'project-unknown',
  });
  const attach = { params: { projectId: otherId, glossaryId }, body: { priority: 1 } };
  await expect(call(outsider, 'attachGlossary', attach)).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await call(system, 'attachGlossary', attach)).toMatchObject({ id: glossaryId, priority: 1 });
});
