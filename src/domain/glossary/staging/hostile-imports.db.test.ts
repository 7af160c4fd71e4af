import { expect, it } from 'vitest';
import { transact } from '#domain/audit';
import { discardOverdue } from '#domain/glossary/imports';
import type { Shown } from '#test/runs';
import { importOf, openTermWork } from '#test/term-work';

let now = new Date('2030-05-01T10:00:00Z');
const work = await openTermWork({ now: () => now });
const { services, projectId, system, call, newGlossary, show, undo } = work;
const start = (glossaryId: string, rows: readonly string[], query = {}) =>
  work.start(glossaryId, rows.join('\n'), query);
/** Workers have not done it yet. */
const commit = (id: string) => call('commitTermImport', { ...importOf(id), body: { rest: 'accepted' } });
const imported = async (glossaryId: string, rows: readonly string[]): Promise<string> => {
  const id = await work.stage(glossaryId, rows.join('\n'));
  await work.commit(id);
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
  await undo(id);
  expect(await about()).toEqual(before);
});

it('is undone once what came after it is, unless people changed a concept in between', async () => {
  const glossaryId = await newGlossary();
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
  await call('retryTermImport', importOf(direct));
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
