import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { plugin as memory } from '#domain/memory/plugin';
import { numbered, openMemoryWork } from '#test/memory-work';
import { expireImports, expireImportsHandler } from './expire-imports.ts';

let day = 0;
const now = () => new Date(Date.UTC(2030, 0, 1 + day, 10));
const work = await openMemoryWork({ now, handlers: [...memory.handlers!, expireImportsHandler] });
const { services, newMemory, importPairs, commit, undo, show, report, found, call, signatures } = work;

const rowsOf = async (importId: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from memory_units where import_id = ${importId})
      + (select count(*) from memory_candidate_flags where import_id = ${importId})
      + (select count(*) from memory_signatures where import_id = ${importId}) as count`.execute(services.db);
  return rows[0]!.count;
};
const auditOf = async (importId: string) => {
  const { rows } = await sql<{ action: string; reason: string | null }>`
    select action, reason from audit_entries where subject_id = ${importId} order by id`.execute(services.db);
  return rows.map(({ action, reason }) => (reason === null ? action : `${action}: ${reason}`));
};

test('imports that nobody decided on for 90 days are discarded, and nothing of them stays', async () => {
  const memoryId = await newMemory();
  const importId = await importPairs(memoryId, [...numbered(5), ['See page 5', 'Siehe Seite 6']]);
  const failed = await importPairs(memoryId, [['Broken', '<bpt/>']], { from: 'xx' });
  day = 89;
  expect(await expireImports(services)).toEqual({ discarded: 0, deleted: 0 });
  expect(await rowsOf(importId)).toBeGreaterThan(12);
  day = 91;
  expect((await expireImports(services, { limit: 2 })).deleted).toBe(6);
  expect(await show(importId)).toMatchObject({ state: 'discarded' });
  expect(await rowsOf(importId)).toBe(0);
  expect(await report(importId)).toMatchObject({ read: 6, undecided: 0, deleted: 6 });
  expect((await auditOf(importId)).slice(-2)).toEqual([
    'memory.discard-import: nobody decided in time',
    'memory.empty-import',
  ]);
  expect(await show(failed)).toMatchObject({ state: 'discarded' });
  expect(await expireImports(services)).toEqual({ discarded: 0, deleted: 0 });
});

test('units of an import that was undone stay for 30 days, and all others for good', async () => {
  const memoryId = await newMemory();
  const kept = await importPairs(memoryId, numbered(3), { review: 'false' });
  const undone = await importPairs(memoryId, numbered(3, 100));
  await commit(undone);
  await undo(undone);
  day += 29;
  await expireImports(services);
  expect(await rowsOf(undone)).toBeGreaterThan(0);
  day += 2;
  expect(await expireImports(services)).toEqual({ discarded: 0, deleted: 3 });
  expect(await rowsOf(undone)).toBe(0);
  expect(await rowsOf(kept)).toBe(6);
  expect(Object.keys(await found(memoryId))).toHaveLength(3);
  expect(await signatures(memoryId)).toHaveLength(3);
});

test('what somebody cancelled is gone the next day, but nothing of a memory under legal hold', async () => {
  const [free, held] = [await newMemory(), await newMemory()];
  await sql`update memories set legal_hold = 'litigation' where id = ${held}`.execute(services.db);
  const cancelled: string[] = [];
  for (const memoryId of [free, held]) {
    const importId = await importPairs(memoryId, numbered(2));
    await call('discardImport', { params: { importId }, body: {} });
    cancelled.push(importId);
  }
  day += 1;
  expect(await expireImports(services)).toEqual({ discarded: 0, deleted: 2 });
  expect(await rowsOf(cancelled[0]!)).toBe(0);
  expect(await rowsOf(cancelled[1]!)).toBe(4);
});

test('nothing is deleted of a memory that is put under legal hold at that moment', async () => {
  const memoryId = await newMemory();
  const importId = await importPairs(memoryId, numbered(2));
  await call('discardImport', { params: { importId }, body: {} });
  day += 1;
  await services.db.transaction().execute(async (holding) => {
    await sql`update memories set legal_hold = 'litigation' where id = ${memoryId}`.execute(holding);
    expect(await expireImports(services)).toEqual({ discarded: 0, deleted: 0 });
  });
  expect(await rowsOf(importId)).toBe(4);
  await sql`update memories set legal_hold = null where id = ${memoryId}`.execute(services.db);
  expect(await expireImports(services)).toEqual({ discarded: 0, deleted: 2 });
});
