import { Readable } from 'node:stream';
import { beforeAll, expect, it } from 'vitest';
import { reading, transact } from '#domain/audit';
import { type Actor, type Context, systemActor } from '#domain/context';
import { discardOverdue } from '#domain/glossary/imports';
import { plugin } from '#domain/glossary/plugin';
import { newId } from '#platform/database';
import { insertProject, operatorOf, routeCaller, type Shown } from '#test/runs';
import { testServices } from '#test/services';

let now = new Date('2030-05-01T10:00:00Z');
const services = await testServices({ handlers: plugin.handlers!, now: () => now });
const system = systemActor('test');
const run = routeCaller<Context>(plugin.routes!);
let projectId = '';
let operator: Actor;
beforeAll(async () => {
  ({ projectId } = await insertProject(services.db));
  operator = operatorOf(projectId);
});
const call = (operation: string, input: Parameters<typeof run>[2] = {}, actor = operator): Promise<Shown> =>
  transact(services, actor, (context) => run(context, operation, input));
const newGlossary = async (): Promise<string> =>
  (await call('createGlossary', { params: { projectId }, body: { name: newId() } })).id;

async function* file(text: string) {
  const content = Readable.from([Buffer.from(text)]);
  yield { field: 'file', fileName: 'terms.csv', mediaType: 'text/csv', content };
}
const start = async (glossaryId: string, rows: readonly string[], query = {}): Promise<string> => {
  const input = { params: { projectId, glossaryId }, query, upload: file(rows.join('\n')) };
  return (await run(reading(services, operator), 'importTerms', input)).id;
};
const of = (termImportId: string) => ({ params: { termImportId } });
const show = (id: string) => call('getTermImport', of(id));
const commit = (id: string) => call('commitTermImport', { ...of(id), body: { rest: 'accepted' } });
const imported = async (...input: Parameters<typeof start>): Promise<string> => {
  const id = await start(...input);
  await services.drain();
  await commit(id);
  await services.drain();
  return id;
};
const concepts = async (glossaryId: string): Promise<Shown[]> =>
  (await call('listConcepts', { params: { projectId, glossaryId }, query: {} })).items;
const attach = (glossaryId: string, access: string) =>
  call('attachGlossary', { params: { projectId, glossaryId }, body: { priority: 0, access } }, system);

it('takes back all that several entries said of one concept', async () => {
  const glossaryId = await newGlossary();
  await imported(glossaryId, ['concept,en,de', 'a,lid,Deckel']);
  const about = async () => {
    const [{ domain, definition, note, owner, terms }] = (await concepts(glossaryId)) as [Shown];
    return { domain, definition, note, owner, terms: terms.map(({ text }: Shown) => text) };
  };
  const before = await about();
  const id = await imported(glossaryId, [
    'concept,en,de,fr,it,domain,definition,note,owner',
    'x,lid,Deckel,couvercle,,kitchen,,,',
    'y,lid,Deckel,,coperchio,,covers a pot,,Ann',
    'z,lid,Deckel,,,,,round,',
  ]);
  expect(await about()).toEqual({
    ...{ domain: 'kitchen', definition: 'covers a pot', note: 'round', owner: 'Ann' },
    terms: ['lid', 'Deckel', 'couvercle', 'coperchio'],
  });
  await call('undoTermImport', { ...of(id), body: { reason: 'wrong' } });
  expect(await about()).toEqual(before);
});

it('is undone once what came after it is, unless people changed a concept in between', async () => {
  const glossaryId = await newGlossary();
  const undo = (id: string) => call('undoTermImport', { ...of(id), body: { reason: 'wrong' } });
  const terms = async () =>
    (await concepts(glossaryId)).flatMap((one) => one.terms.map(({ text }: Shown) => text));
  const rows = ['concept,en,de,fr', 'a,lid,Deckel,couvercle'];
  const first = await imported(glossaryId, ['en,de', 'lid,Deckel', 'pot,Topf']);
  const second = await imported(glossaryId, rows);
  await expect(undo(first)).rejects.toMatchObject({
    code: 'term-import-undo-blocked',
    facts: { concepts: 1 },
  });
  await undo(second);
  expect(await terms()).toEqual(['lid', 'Deckel', 'pot', 'Topf']);
  await undo(first);
  expect(await terms()).toEqual([]);

  const third = await imported(glossaryId, ['en,de', 'lid,Deckel']);
  const [concept] = (await concepts(glossaryId)) as [Shown];
  const params = { projectId, glossaryId, conceptId: concept.id };
  await call('changeConcept', { params, revision: concept.revision, body: { domain: 'kitchen' } });
  await undo(await imported(glossaryId, rows));
  await expect(undo(third)).rejects.toMatchObject({
    code: 'term-import-undo-blocked',
    facts: { concepts: 1 },
  });
});

it('commits what names days that there are not, and takes none of these', async () => {
  const glossaryId = await newGlossary();
  const id = await imported(glossaryId, [
    'concept,en,de,term.valid from,term.valid until',
    'a,lid,Deckel,2024-02-30,2024-02-29',
    'b,pot,Topf,0000-01-01,2023-02-29',
  ]);
  expect(await show(id)).toMatchObject({ state: 'committed', failure: null });
  expect(
    (await concepts(glossaryId)).map(({ terms: [{ validFrom, validUntil }] }) => [validFrom, validUntil]),
  ).toEqual([
    [null, '2024-02-29'],
    [null, null],
  ]);
});

it('commits nothing once the project may not change the glossary any more, and goes on once it may', async () => {
  const glossaryId = await newGlossary();
  const rows = (word: string): string[] => ['en,de', `${word},${word}en`];
  const direct = await start(glossaryId, rows('pump'), { review: 'false' });
  const reviewed = await start(glossaryId, rows('test'));
  await attach(glossaryId, 'read');
  await services.drain();
  expect(await show(direct)).toMatchObject({ state: 'failed', failure: { code: 'glossary-read-only' } });
  await attach(glossaryId, 'write');
  await commit(reviewed);
  await call('detachGlossary', { params: { projectId, glossaryId } }, system);
  await services.drain();
  expect(await show(reviewed)).toMatchObject({ state: 'reviewing', failure: { code: 'glossary-unknown' } });
  await attach(glossaryId, 'write');
  expect(await concepts(glossaryId)).toEqual([]);
  await call('retryTermImport', of(direct));
  await commit(reviewed);
  await services.drain();
  expect(await concepts(glossaryId)).toHaveLength(2);
});

it('is discarded where nobody mends it in time', async () => {
  const glossaryId = await newGlossary();
  const failed = await start(glossaryId, ['lid,Deckel']);
  await services.drain();
  expect(await show(failed)).toMatchObject({ state: 'failed' });
  const discard = () => transact(services, system, (context) => discardOverdue(context, 100));
  now = new Date('2030-07-29T10:00:00Z');
  await discard();
  expect(await show(failed)).toMatchObject({ state: 'failed' });
  now = new Date('2030-07-31T10:00:00Z');
  await discard();
  expect(await show(failed)).toMatchObject({ state: 'discarded' });
});
