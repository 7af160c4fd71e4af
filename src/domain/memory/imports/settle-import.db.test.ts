import { expect, it } from 'vitest';
import { systemActor } from '#domain/context';
import { openMemoryWork, tmxOf, unitOf } from '#test/memory-work';
import { insertProject, operatorOf } from '#test/runs';

const work = await openMemoryWork();
const { services, projectId, call, newMemory, importPairs, start, settle, commit, found, show, report } =
  work;
const administrator = systemActor('administrator');

const setState = (memoryId: string, state: string) =>
  call('setMemoryState', { params: { projectId, memoryId }, body: { state, reason: 'test' } }, administrator);

it.each(['keep', 'replace'])(
  'compares with the units of a memory that is put away as well, and does with conflicts: %s',
  async (conflicts) => {
    const memoryId = await newMemory();
    await importPairs(
      memoryId,
      [
        ['Open', 'Öffnen'],
        ['Close', 'Schließen'],
      ],
      { review: 'false' },
    );
    const before = await importPairs(memoryId, [
      ['Close', 'Zumachen'],
      ['Save', 'Sichern'],
    ]);
    await setState(memoryId, 'inactive');
    const during = await importPairs(memoryId, [['Open', 'Öffnen']]);
    expect(await report(during)).toMatchObject({ duplicate: { ofMemory: 1 }, undecided: 0 });
    await commit(before, { conflicts });
    await setState(memoryId, 'active');
    const close = conflicts === 'keep' ? ['Schließen'] : ['Zumachen'];
    expect(await found(memoryId)).toEqual({ Open: ['Öffnen'], Close: close, Save: ['Sichern'] });
  },
);

it('restores no unit beside another one of the same texts in a memory that is put away', async () => {
  const memoryId = await newMemory();
  await importPairs(memoryId, [['Open', 'Öffnen']], { review: 'false' });
  const set = (status: string) =>
    call(
      'setMemoryUnitStates',
      { params: { projectId, memoryId }, body: { status, filter: {}, reason: 'test' } },
      administrator,
    );
  await set('inactive');
  await importPairs(memoryId, [['Open', 'Öffnen']], { review: 'false' });
  await setState(memoryId, 'inactive');
  expect(await set('active')).toEqual({ units: 0, isMore: false });
});

it('takes nothing into a memory that was deleted since, says why, and goes on once it is restored', async () => {
  const memoryId = await newMemory();
  const reviewed = await importPairs(memoryId, [['Open', 'Öffnen']]);
  const text = '<tmx version="1.4"><header srclang="en"/><body></body></tmx>';
  const direct = await start(memoryId, text, { review: 'false' });
  const committing = await importPairs(memoryId, [['Save', 'Sichern']]);
  const commitment = { body: { rest: 'accepted', conflicts: 'both' } };
  await call('commitImport', { params: { importId: committing }, ...commitment });
  await setState(memoryId, 'deleted');
  for (const importId of [direct, committing]) await settle(importId);
  await expect(call('commitImport', { params: { importId: reviewed }, ...commitment })).rejects.toMatchObject(
    {
      code: 'memory-deleted',
    },
  );
  expect(await show(direct)).toMatchObject({ state: 'failed', failure: { code: 'memory-deleted' } });
  expect(await show(committing)).toMatchObject({ state: 'reviewing', failure: { code: 'memory-deleted' } });
  await expect(call('retryImport', { params: { importId: direct } })).rejects.toMatchObject({
    code: 'memory-deleted',
  });
  await setState(memoryId, 'active');
  await call('retryImport', { params: { importId: direct } });
  await services.drain();
  expect(await show(direct)).toMatchObject({ state: 'committed' });
  await commit(committing);
  expect(await found(memoryId)).toEqual({ Save: ['Sichern'] });
});

it('is nothing for a project that uses the memory no longer', async () => {
  const memoryId = await newMemory();
  await importPairs(memoryId, [['Open', 'Öffnen']], { review: 'false' });
  const { projectId: other } = await insertProject(services.db);
  const importId = await importPairs(memoryId, [['Open', 'Aufmachen']]);
  const attach = { params: { projectId: other, memoryId }, body: { priority: 0, learns: 'off' } };
  await call('attachMemory', attach, administrator);
  await call('detachMemory', { params: { projectId, memoryId } }, administrator);
  const body = { rest: 'accepted', conflicts: 'replace' };
  for (const [operation, input] of Object.entries({
    getImport: {},
    listCandidates: { query: {} },
    decideOnCandidates: { body: { candidates: {}, decision: 'accepted' } },
    commitImport: { body },
    discardImport: { body: {} },
  }))
    await expect(
      call(operation, { params: { importId }, ...input }, operatorOf(projectId)),
    ).rejects.toMatchObject({ code: 'import-unknown' });
  expect(await call('discardImport', { params: { importId }, body: {} }, administrator)).toMatchObject({
    state: 'discarded',
  });
});

it('takes nothing into a memory that the project uses no longer, and goes on once it uses it again', async () => {
  const memoryId = await newMemory();
  const { projectId: other } = await insertProject(services.db);
  const direct = await start(memoryId, tmxOf([unitOf(['Open', 'Öffnen'])]), { review: 'false' });
  const committing = await importPairs(memoryId, [['Save', 'Sichern']]);
  await call('commitImport', {
    params: { importId: committing },
    body: { rest: 'accepted', conflicts: 'both' },
  });
  const attach = (id: string) =>
    call(
      'attachMemory',
      { params: { projectId: id, memoryId }, body: { priority: 0, learns: 'off' } },
      administrator,
    );
  await attach(other);
  await call('detachMemory', { params: { projectId, memoryId } }, administrator);
  for (const importId of [direct, committing]) await settle(importId);
  const showAgain = (importId: string) => call('getImport', { params: { importId } }, administrator);
  const failure = { code: 'memory-unknown' };
  expect(await showAgain(direct)).toMatchObject({ state: 'failed', failure });
  expect(await showAgain(committing)).toMatchObject({ state: 'reviewing', failure });
  await attach(projectId);
  expect(await found(memoryId)).toEqual({});
  await call('retryImport', { params: { importId: direct } });
  await services.drain();
  await commit(committing);
  expect(await found(memoryId)).toEqual({ Open: ['Öffnen'], Save: ['Sichern'] });
});
