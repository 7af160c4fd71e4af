import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { systemActor } from '#domain/context';
import { numbered, openMemoryWork } from '#test/memory-work';
import { insertProject, insertRunOf, insertVersion, operatorOf, reviewerOf } from '#test/runs';

const work = await openMemoryWork();
const { services, projectId, call, newMemory, importPairs, found, signatures, start, commit } = work;
const { db } = services;
const administrator = systemActor('administrator');
const reason = 'outdated';

const unitsOf = async (memoryId: string, query: object = {}) =>
  (await call('listMemoryUnits', { params: { projectId, memoryId }, query: { ...query } })).items;
const setState = (memoryId: string, unitId: string, status: string, revision: number) =>
  call('setMemoryUnitState', { params: { projectId, memoryId, unitId }, body: { status, reason }, revision });
const setStates = (memoryId: string, body: object) =>
  call('setMemoryUnitStates', { params: { projectId, memoryId }, body: { filter: {}, reason, ...body } });
const purge = (memoryId: string, body: object = {}) =>
  call(
    'purgeMemoryUnits',
    { params: { projectId, memoryId }, body: { filter: {}, reason, ...body } },
    administrator,
  );
const ofMemory = (operation: string, memoryId: string, body: object) =>
  call(operation, { params: { projectId, memoryId }, body: { reason, ...body } }, administrator);
const lastAudit = async (subjectId: string) => {
  const { rows } = await sql`select action, reason, after from audit_entries where subject_id = ${subjectId}
    order by sequence desc limit 1`.execute(db);
  return rows[0];
};

it('finds a unit no longer once it is deactivated, and again once it is restored, each with a reason', async () => {
  const memoryId = await newMemory();
  await importPairs(
    memoryId,
    [
      ['Open', 'Öffnen'],
      ['Close', 'Schließen'],
    ],
    { review: 'false' },
  );
  const unit = (await unitsOf(memoryId)).find(({ source }: { source: string }) => source === 'Open');
  const off = await setState(memoryId, unit.id, 'inactive', unit.revision);
  expect(off).toMatchObject({ status: 'inactive', revision: unit.revision + 1 });
  expect(await lastAudit(unit.id)).toEqual({
    action: 'memory.set-unit-state',
    reason,
    after: { memoryId, status: 'inactive' },
  });
  expect(await found(memoryId)).toEqual({ Close: ['Schließen'] });
  expect(await signatures(memoryId)).toEqual(['Close']);
  expect(await unitsOf(memoryId, { status: 'inactive' })).toHaveLength(1);
  expect(await unitsOf(memoryId, { origin: 'tmx' })).toHaveLength(1);
  expect(await unitsOf(memoryId, { origin: 'run' })).toEqual([]);
  await expect(setState(memoryId, unit.id, 'active', unit.revision)).rejects.toMatchObject({
    code: 'revision-changed',
  });
  await setState(memoryId, unit.id, 'active', off.revision);
  expect(await found(memoryId)).toEqual({ Close: ['Schließen'], Open: ['Öffnen'] });
  expect((await signatures(memoryId)).sort()).toEqual(['Close', 'Open']);
});

it('does not bring a unit back beside another one of the same texts', async () => {
  const memoryId = await newMemory();
  await importPairs(memoryId, [['Open', 'Öffnen']], { review: 'false' });
  const [unit] = await unitsOf(memoryId);
  await setState(memoryId, unit.id, 'deleted', unit.revision);
  await importPairs(memoryId, [['Open', 'Öffnen']], { review: 'false' });
  await expect(setState(memoryId, unit.id, 'active', unit.revision + 1)).rejects.toMatchObject({
    code: 'memory-unit-doubled',
  });
  expect(await setStates(memoryId, { status: 'active' })).toEqual({ units: 0, isMore: false });
  expect(await found(memoryId)).toEqual({ Open: ['Öffnen'] });
});

it('changes and destroys what a filter means, after a preview that changes nothing', async () => {
  const memoryId = await newMemory();
  const first = await importPairs(memoryId, numbered(5), { review: 'false' });
  await importPairs(memoryId, numbered(3, 100), { review: 'false' });
  const waiting = await importPairs(memoryId, [['Waiting', 'Wartet']]);
  const change = { filter: { importId: first }, status: 'deleted' };
  expect(await setStates(memoryId, { ...change, preview: true })).toEqual({ units: 5, isMore: false });
  expect(Object.keys(await found(memoryId))).toHaveLength(8);
  expect(await setStates(memoryId, change)).toEqual({ units: 5, isMore: false });
  expect(await setStates(memoryId, change)).toEqual({ units: 0, isMore: false });
  expect(Object.keys(await found(memoryId))).toHaveLength(3);
  const some = { filter: { contains: 'key 1' } };
  expect(await purge(memoryId, { ...some, preview: true })).toEqual({ units: 1, isMore: false });
  expect(await purge(memoryId, some)).toEqual({ units: 1, isMore: false });
  expect(await lastAudit(memoryId)).toMatchObject({ reason, after: { units: 1, filter: { byText: true } } });
  expect(await unitsOf(memoryId, { status: 'deleted' })).toHaveLength(4);
  expect(await purge(memoryId)).toEqual({ units: 4, isMore: false });
  await commit(waiting);
  expect(Object.keys(await found(memoryId))).toHaveLength(4);
});

it('destroys nothing under a legal hold, and only for administrators', async () => {
  const memoryId = await newMemory();
  await importPairs(memoryId, numbered(2), { review: 'false' });
  await setStates(memoryId, { status: 'deleted' });
  await ofMemory('holdMemory', memoryId, { held: true, reason: 'litigation' });
  await expect(purge(memoryId)).rejects.toMatchObject({ code: 'memory-held' });
  const { items } = await call('listMemories', { params: { projectId } });
  expect(items.find(({ id }: { id: string }) => id === memoryId)).toMatchObject({ legalHold: 'litigation' });
  await ofMemory('holdMemory', memoryId, { held: false });
  const input = { params: { projectId, memoryId }, body: { filter: {}, reason } };
  await expect(call('purgeMemoryUnits', input)).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await purge(memoryId)).toEqual({ units: 2, isMore: false });
});

it('finds nothing in a memory that is not active, takes nothing into a deleted one, and restores it whole', async () => {
  const memoryId = await newMemory();
  await importPairs(memoryId, [['Open', 'Öffnen']], { review: 'false' });
  await ofMemory('setMemoryState', memoryId, { state: 'inactive' });
  expect(await found(memoryId)).toEqual({});
  await ofMemory('setMemoryState', memoryId, { state: 'deleted' });
  const listed = async (query: object) =>
    (await call('listMemories', { params: { projectId }, query: { ...query } })).items.some(
      ({ id }: { id: string }) => id === memoryId,
    );
  expect([await listed({}), await listed({ deleted: 'true' })]).toEqual([false, true]);
  await expect(start(memoryId, 'x')).rejects.toMatchObject({ code: 'memory-deleted' });
  await ofMemory('setMemoryState', memoryId, { state: 'active' });
  expect(await found(memoryId)).toEqual({ Open: ['Öffnen'] });
});

it('names every place where a unit was used, page by page, in the projects of whoever asks', async () => {
  const memoryId = await newMemory();
  await importPairs(memoryId, [['Open', 'Öffnen']], { review: 'false' });
  const [{ id: unitId }] = await unitsOf(memoryId);
  const elsewhere = await insertProject(db);
  const policyId = (
    await sql<{ id: string }>`select current_policy_id as id from projects where id = ${projectId}`.execute(
      db,
    )
  ).rows[0]!.id;
  const runs: string[] = [];
  for (const [project, policy] of [
    [projectId, policyId],
    [projectId, policyId],
    [elsewhere.projectId, elsewhere.policyId],
  ] as const) {
    const version = await insertVersion(db, project, ['Open', 'Close', 'Open']);
    runs.push(
      await insertRunOf(db, { ...version, policyId: policy }, [
        { text: 'Öffnen' },
        { text: 'Zu' },
        { text: 'Öffnen' },
      ]),
    );
  }
  await sql`update targets set memory_unit = ${JSON.stringify({ memory: 'm', id: unitId })}::jsonb, result_source = 'memory_exact',
    score = 100 where plain = 'Öffnen' and run_id = any(${runs}::uuid[])`.execute(db);
  const uses: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await call('listMemoryUnitUses', {
      params: { projectId, memoryId, unitId },
      query: { limit: '3', ...(cursor && { cursor }) },
    });
    for (const { runId, position } of page.items) uses.push(`${runs.indexOf(runId)}/${position}`);
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(uses).toEqual(['1/0', '1/2', '0/0', '0/2']);
  const all = await call('listMemoryUnitUses', { params: { projectId, memoryId, unitId } }, administrator);
  expect(all.items).toHaveLength(6);
  expect(all.items[0]).toMatchObject({
    projectId: elsewhere.projectId,
    resultSource: 'memory_exact',
    score: 100,
  });
});

it('says of each memory and language pair how much people have looked at', async () => {
  const { projectId: own } = await insertProject(db);
  const { id: memoryId } = await call(
    'createMemory',
    { params: { projectId: own }, body: { name: own } },
    operatorOf(own),
  );
  await call(
    'attachMemory',
    { params: { projectId, memoryId }, body: { priority: 0, learns: 'off' } },
    administrator,
  );
  const importId = await importPairs(memoryId, numbered(4));
  const { items } = await call('listCandidates', { params: { importId } });
  const ids = items.slice(0, 1).map(({ id }: { id: string }) => id);
  const decide = { params: { importId }, body: { candidates: { ids }, decision: 'accepted' } };
  await call('decideOnCandidates', decide, reviewerOf(projectId));
  await commit(importId);
  await importPairs(memoryId, [['Waiting', 'Wartet']]);
  expect(await call('measureMemoryCoverage', { params: { projectId: own } }, reviewerOf(own))).toEqual({
    items: [{ memoryId, memory: own, from: 'en', to: 'de', units: 4, reviewed: 1, learned: 0, share: 0.25 }],
    total: { units: 4, reviewed: 1, learned: 0, share: 0.25 },
  });
});
