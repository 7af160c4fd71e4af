import { expect, it } from 'vitest';
import { transact } from '#domain/audit';
import { undoImport } from '#domain/memory/imports';
import { numbered, openMemoryWork, somebodyWaits, tmxOf, unitOf } from '#test/memory-work';
import { operatorOf, type Shown } from '#test/runs';
import { stageImport } from './stage-import.ts';

const work = await openMemoryWork();
const { services, projectId, call, newMemory, importPairs, start, commit, undo, found, show } = work;

it('brings back no unit that a later import has brought meanwhile, until that is undone too', async () => {
  const memoryId = await newMemory();
  const first = await importPairs(memoryId, [['Open', 'Öffnen']], { review: 'false' });
  const second = await importPairs(memoryId, [['Open', 'Aufmachen']]);
  await commit(second, { conflicts: 'replace' });
  const third = await importPairs(memoryId, [['Open', 'Öffnen']]);
  await commit(third);
  await undo(second);
  expect(await found(memoryId)).toEqual({ Open: ['Öffnen'] });
  await expect(undo(first)).rejects.toMatchObject({
    code: 'import-undo-blocked',
    facts: { imports: [third] },
  });
  await undo(third);
  expect(await found(memoryId)).toEqual({ Open: ['Öffnen'] });
  await undo(first);
  expect(await found(memoryId)).toEqual({});
});

it('is refused while an import that left out pairs since this one has them is not committed yet', async () => {
  const memoryId = await newMemory();
  const first = await importPairs(memoryId, [['Open', 'Öffnen']], { review: 'false' });
  const second = await importPairs(memoryId, [
    ['Open', 'Öffnen'],
    ['Close', 'Schließen'],
  ]);
  await expect(undo(first)).rejects.toMatchObject({
    code: 'import-undo-blocked',
    facts: { imports: [second] },
  });
  await call('discardImport', { params: { importId: second }, body: {} });
  await undo(first);
  expect(await found(memoryId)).toEqual({});
});

it('is refused where people changed units since, says how many, and loses nothing', async () => {
  const memoryId = await newMemory();
  const importId = await importPairs(memoryId, numbered(3), { review: 'false' });
  const at = { projectId, memoryId };
  const { items } = await call('listMemoryUnits', { params: at, query: {} });
  const set = async (status: string): Promise<Shown> => {
    const params = { ...at, unitId: items[0].id };
    const { revision } = await call('getMemoryUnit', { params });
    return call('setMemoryUnitState', { params, body: { status, reason: 'looked at' }, revision });
  };
  await set('inactive');
  await set('active');
  await expect(undo(importId)).rejects.toMatchObject({
    code: 'import-undo-blocked',
    facts: { imports: [], editedUnits: 1 },
  });
  expect(Object.keys(await found(memoryId))).toHaveLength(3);
});

it('happens once, whoever asks at the same time, and never beside a commit of what relies on it', async () => {
  const memoryId = await newMemory();
  const first = await importPairs(memoryId, [['Open', 'Öffnen']], { review: 'false' });
  const outcomes = await Promise.allSettled([undo(first), undo(first), undo(first)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
  const second = await importPairs(memoryId, [['Open', 'Öffnen']]);
  const third = await importPairs(memoryId, [['Open', 'Öffnen']]);
  await commit(second);
  const both = await Promise.allSettled([commit(third), undo(second)]);
  const states = [(await show(second)).state, (await show(third)).state];
  expect(await found(memoryId)).toEqual({ Open: ['Öffnen'] });
  expect(both.map(({ status }) => status)).toContain('fulfilled');
  expect(states).toContain('committed');
});

it('lets nothing be left out for units that it is just taking back', async () => {
  const memoryId = await newMemory();
  const first = await importPairs(memoryId, [['Open', 'Öffnen']], { review: 'false' });
  const second = await start(memoryId, tmxOf([unitOf(['Open', 'Öffnen'])]));
  let staged: Promise<void> | undefined;
  await transact(services, operatorOf(projectId), async (context) => {
    await undoImport(context, first, 'wrong customer');
    staged = stageImport(services, second);
    await Promise.race([staged, somebodyWaits(services.db)]);
  });
  await staged;
  expect(await show(second)).toMatchObject({ account: { staged: 1, duplicates: { ofMemory: 0 } } });
});
