import { expect, it } from 'vitest';
import { openMemoryWork, type Pair } from '#test/memory-work';
import { insertProject, operatorOf, reviewerOf, type Shown } from '#test/runs';

const work = await openMemoryWork();
const { services, projectId, call, newMemory, importPairs, report, commit, found } = work;
const list = (importId: string, query: object = {}): Promise<{ items: Shown[]; next: string | null }> =>
  call('listCandidates', { params: { importId }, query: { ...query } });
const sources = async (importId: string, query: object = {}) =>
  (await list(importId, query)).items.map(({ source }) => source);
const decide = (importId: string, candidates: object, decision: string) =>
  call('decideOnCandidates', { params: { importId }, body: { candidates, decision } });
const edit = (importId: string, candidates: object, change: object) =>
  call('editCandidates', { params: { importId }, body: { candidates, edit: change } });

const pairs: Pair[] = [
  ['Press key 1', 'Taste 1 drücken'],
  ['Press key 2', 'Taste 3 drücken'],
  ['Caf\u00C3\u00A9 open now', 'Café jetzt offen'],
  ['Mail anna@example.org', 'Mailen Sie anna@example.org'],
  ['Save', 'Sichern'],
  ['Save', 'Speichern'],
];

it('lists candidates by what speaks against them, in pages, with both sides of a conflict', async () => {
  const memoryId = await newMemory();
  await importPairs(memoryId, [['Press key 1', 'Drücken Sie Taste 1']], { review: 'false' });
  const importId = await importPairs(memoryId, pairs);
  expect(await sources(importId)).toHaveLength(6);
  expect(await sources(importId, { flag: 'numbers-differ' })).toEqual(['Press key 2']);
  expect(await sources(importId, { flag: 'personal-data' })).toEqual(['Mail anna@example.org']);
  expect(await sources(importId, { flag: 'inconsistent' })).toEqual(['Save', 'Save']);
  expect(await sources(importId, { flagged: 'false' })).toEqual([]);
  expect(await sources(importId, { contains: 'key' })).toEqual(['Press key 1', 'Press key 2']);
  expect(await sources(importId, { author: 'anna', changedFrom: '2024-05-31' })).toHaveLength(6);
  expect(await sources(importId, { author: 'ben' })).toEqual([]);
  expect(await sources(importId, { targetLanguage: 'fr' })).toEqual([]);
  const first = await list(importId, { contains: 'a', limit: 2 });
  const second = await list(importId, { contains: 'a', limit: 2, cursor: first.next });
  expect([...first.items, ...second.items].map(({ target }) => target)).toEqual(
    pairs
      .filter((pair) => pair.join(' ').includes('a'))
      .map(([, target]) => target)
      .slice(0, 4),
  );
  const {
    items: [conflict],
  } = await list(importId, { flag: 'conflict' });
  expect(conflict).toMatchObject({
    target: 'Taste 1 drücken',
    changedBy: 'anna',
    conflicts: [{ target: 'Drücken Sie Taste 1', changedBy: 'anna' }],
  });
  const { items: groups } = await call('groupCandidates', { params: { importId }, query: { by: 'source' } });
  expect(groups).toMatchObject([{ key: 'Save', candidates: 2, undecided: 2 }]);
  expect(await sources(importId, { sameSourceAs: groups[0].sample })).toEqual(['Save', 'Save']);
  const byFlag = await call('groupCandidates', { params: { importId }, query: { by: 'flag' } });
  expect(byFlag.items.map(({ key, candidates }: Shown) => `${key} ${candidates}`)).toContain(
    'inconsistent 2',
  );
  for (const by of ['author', 'year', 'language'])
    expect((await call('groupCandidates', { params: { importId }, query: { by } })).items).toMatchObject([
      { key: { author: 'anna', year: '2024', language: 'de' }[by], candidates: 6 },
    ]);
});

it('decides by rule, by group, by list and one by one, and commits what was accepted', async () => {
  const memoryId = await newMemory();
  const importId = await importPairs(memoryId, pairs);
  const byRule = { rule: { flags: ['numbers-differ', 'personal-data'] } };
  expect(await decide(importId, byRule, 'rejected')).toEqual({ decided: 2 });
  const byPattern = { rule: { pattern: { side: 'source', expression: '^Caf' } } };
  expect(await decide(importId, byPattern, 'rejected')).toEqual({ decided: 1 });
  const { items } = await list(importId, { decision: 'undecided' });
  const [key, sichern, speichern] = items;
  expect(await decide(importId, { ids: [sichern.id] }, 'rejected')).toEqual({ decided: 1 });
  const one = { params: { importId, candidateId: speichern.id }, body: { decision: 'accepted' } };
  await expect(call('decideOnCandidate', one)).rejects.toMatchObject({ code: 'revision-required' });
  const accepted = await call(
    'decideOnCandidate',
    { ...one, revision: speichern.revision },
    reviewerOf(projectId),
  );
  expect(accepted).toMatchObject({ decision: 'accepted', reviewedBy: 'reviewer-1' });
  await expect(call('decideOnCandidate', { ...one, revision: speichern.revision })).rejects.toMatchObject({
    code: 'revision-changed',
  });
  expect(await report(importId)).toMatchObject({ read: 6, accepted: 1, rejected: 4, undecided: 1 });
  await commit(importId, { rest: 'rejected' });
  expect(await report(importId)).toMatchObject({ accepted: 1, rejected: 5, undecided: 0 });
  expect(await found(memoryId)).toEqual({ Save: ['Speichern'] });
  await expect(decide(importId, { ids: [key.id] }, 'accepted')).rejects.toMatchObject({
    code: 'import-state',
  });
});

it('takes a decision back, so that what was rejected is found after all', async () => {
  const memoryId = await newMemory();
  const importId = await importPairs(memoryId, [['Save', 'Sichern']]);
  await decide(importId, {}, 'rejected');
  await decide(importId, { decision: 'rejected' }, 'undecided');
  await commit(importId);
  expect(await found(memoryId)).toEqual({ Save: ['Sichern'] });
  const signed = await work.signatures(memoryId);
  expect(signed).toEqual(['Save']);
});

it('edits alike what a rule means, judges it anew, and leaves what would be the same as another', async () => {
  const memoryId = await newMemory();
  const importId = await importPairs(memoryId, pairs);
  const repair = { kind: 'repair' };
  expect(await edit(importId, { rule: { flags: ['damaged-characters'] } }, repair)).toEqual({
    edited: 1,
    left: 0,
  });
  expect(await sources(importId, { flag: 'damaged-characters' })).toEqual([]);
  expect(await sources(importId, { contains: 'Café open' })).toEqual(['Café open now']);
  const same = { kind: 'replace', side: 'target', expression: '^Sichern$', with: 'Speichern' };
  expect(await edit(importId, {}, same)).toEqual({ edited: 0, left: 6 });
  const numbers = { kind: 'replace', side: 'target', expression: '3', with: '2' };
  expect(await edit(importId, { rule: { flags: ['numbers-differ'] } }, numbers)).toEqual({
    edited: 1,
    left: 0,
  });
  expect(await sources(importId, { flag: 'numbers-differ' })).toEqual([]);
  await commit(importId);
  expect(await found(memoryId)).toMatchObject({
    'Café open now': ['Café jetzt offen'],
    'Press key 2': ['Taste 2 drücken'],
    Save: ['Sichern', 'Speichern'],
  });
});

it('edits one candidate as its author saw it, and forgets flags that are true no longer', async () => {
  const memoryId = await newMemory();
  const importId = await importPairs(memoryId, pairs);
  const { items } = await list(importId, { flag: 'inconsistent' });
  const [first, other] = items;
  const change = (target: string, revision = first.revision) =>
    call('editCandidate', { params: { importId, candidateId: first.id }, body: { target }, revision });
  await expect(change('Speichern')).rejects.toMatchObject({ code: 'candidate-exists' });
  await expect(change(' ')).rejects.toMatchObject({ code: 'candidate-text' });
  await expect(change('<7>x</7>')).rejects.toMatchObject({ code: 'candidate-text' });
  await expect(change('Sichern!', 7)).rejects.toMatchObject({ code: 'revision-changed' });
  expect(await change('Sichern!')).toMatchObject({
    target: 'Sichern!',
    changedBy: 'operator-1',
    flags: ['inconsistent'],
  });
  const source = { params: { importId, candidateId: first.id }, body: { source: 'Keep' }, revision: 2 };
  expect(await call('editCandidate', source)).toMatchObject({
    source: 'Keep',
    flags: [],
    reviewedBy: 'operator-1',
  });
  expect(await list(importId, { flag: 'inconsistent' })).toMatchObject({ items: [] });
  expect(await call('getCandidate', { params: { importId, candidateId: other.id } })).toMatchObject({
    flags: [],
  });
  await commit(importId);
  expect(await found(memoryId)).toMatchObject({ Keep: ['Sichern!'], Save: ['Speichern'] });
});

it('shows and changes nothing for those who are not of the project', async () => {
  const importId = await importPairs(await newMemory(), pairs);
  const {
    items: [one],
  } = await list(importId);
  const outsider = operatorOf((await insertProject(services.db)).projectId);
  for (const [operation, input] of Object.entries({
    listCandidates: {},
    groupCandidates: { query: { by: 'flag' } },
    getCandidate: {},
    decideOnCandidate: { body: { decision: 'accepted' }, revision: 1 },
    decideOnCandidates: { body: { candidates: {}, decision: 'accepted' } },
    editCandidate: { body: { target: 'x' }, revision: 1 },
    editCandidates: { body: { candidates: {}, edit: { kind: 'repair' } } },
  })) {
    const params = { importId, candidateId: one.id };
    await expect(call(operation, { params, ...input }, outsider)).rejects.toMatchObject({
      code: 'import-unknown',
    });
  }
  const unknown = { params: { importId, candidateId: importId } };
  await expect(call('getCandidate', unknown)).rejects.toMatchObject({ code: 'candidate-unknown' });
});
