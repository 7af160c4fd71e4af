import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { transact } from '#domain/audit';
import { systemActor } from '#domain/context';
import { learnFromRun } from '#domain/memory';
import { findRun } from '#domain/runs';
import { openMemoryWork } from '#test/memory-work';
import { insertProject, insertRunOf, insertVersion, type TargetSpecimen } from '#test/runs';
import { stageImport } from './stage-import.ts';

const work = await openMemoryWork();
const { services, settle } = work;
const { db } = services;
const call = (operation: string, input: Parameters<typeof work.call>[1]) =>
  work.call(operation, input, { ...systemActor('anyone'), kind: 'person' });
const show = (importId: string) => call('getImport', { params: { importId } });
const report = (importId: string) => call('reportImport', { params: { importId } });
const commit = async (importId: string) => {
  await call('commitImport', { params: { importId }, body: { rest: 'accepted', conflicts: 'both' } });
  await settle(importId);
};

/** A project of its own, whose memories have nothing to do with those of other tests. */
async function house(learns: 'off' | 'candidates' | 'directly') {
  const { projectId, policyId } = await insertProject(db);
  const { id: memoryId } = await call('createMemory', {
    params: { projectId },
    body: { name: projectId, learns },
  });
  const version = { ...(await insertVersion(db, projectId, ['Open', 'Close', 'Save'])), policyId };
  return { projectId, memoryId, version };
}
const approved = (text: string, more: Partial<TargetSpecimen> = {}): TargetSpecimen => ({
  ...{ text, reviewStatus: 'approved', provider: 'p', model: 'm' },
  ...more,
});
const three = [approved('Öffnen'), approved('Schließen'), { text: 'Sichern', reviewStatus: 'not_required' }];

type House = Awaited<ReturnType<typeof house>>;

async function deliver(version: House['version'], targets: readonly TargetSpecimen[]): Promise<string> {
  const runId = await insertRunOf(db, version, targets, { state: 'delivered', stage: 'delivery' });
  await sql`insert into target_changes (run_id, position, revision, changed_by, changed_by_kind, changed_at, target,
      result_source, verification_state, review_status)
    select run_id, position, revision, 'anna', 'person', updated_at, target, result_source, verification_state, 'approved'
    from targets where run_id = ${runId} and review_status = 'approved'`.execute(db);
  await transact(services, systemActor('delivery'), async (context) =>
    learnFromRun(context, await findRun(context, runId)),
  );
  return runId;
}

async function importOf(runId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from memory_imports where run_id = ${runId}`.execute(
    db,
  );
  expect(rows).toHaveLength(1);
  return rows[0]!.id;
}

async function unitsOf(importId: string) {
  const { rows } = await sql<Record<string, string>>`
    select unit->>'source' as source, unit->>'target' as target, unit->>'changedBy' as author, unit->>'next' as next,
      run_id as "runId", segment_id as "segmentId", reviewed_by as "reviewedBy"
    from memory_units where import_id = ${importId} order by id`.execute(db);
  return rows;
}

it('offers the approved targets of a delivered run as candidates that say where they come from', async () => {
  const { version } = await house('candidates');
  const runId = await deliver(version, three);
  await services.drain();
  const importId = await importOf(runId);
  expect(await show(importId)).toMatchObject({
    ...{ kind: 'run', runId, state: 'reviewing', from: 'en', to: 'de', progress: { units: 2 } },
    account: { read: 2, staged: 2 },
  });
  const from = { runId, author: 'p/m', reviewedBy: 'anna' };
  expect(await unitsOf(importId)).toEqual([
    { ...from, source: 'Open', target: 'Öffnen', next: 'Close', segmentId: 's0' },
    { ...from, source: 'Close', target: 'Schließen', next: 'Save', segmentId: 's1' },
  ]);
});

it('makes units at once where a memory learns directly, and none where it learns nothing', async () => {
  const { version } = await house('directly');
  const runId = await deliver(version, three);
  await services.drain();
  const importId = await importOf(runId);
  expect(await show(importId)).toMatchObject({ state: 'committed', review: false });
  expect(await report(importId)).toMatchObject({ read: 2, accepted: 2 });
  const off = await house('off');
  const silent = await deliver(off.version, three);
  const { rows } = await sql`select from memory_imports where run_id = ${silent}`.execute(db);
  expect(rows).toEqual([]);
});

it('learns from people what a memory only resembles, and never what came from a memory or says nothing', async () => {
  const { version } = await house('candidates');
  const runId = await deliver(version, [
    approved('Öffnen', { resultSource: 'memory_exact' }),
    approved('Schließen', { resultSource: 'memory_fuzzy' }),
    approved('Save', { resultSource: 'passthrough' }),
  ]);
  await services.drain();
  const candidates = await call('listCandidates', { params: { importId: await importOf(runId) } });
  expect(candidates.items.map(({ target }: { target: string }) => target)).toEqual(['Schließen']);
});

it('asks nobody twice: what waits, was rejected or put away does not come again with the next run', async () => {
  const { version } = await house('candidates');
  const [first, again] = [await deliver(version, three), await deliver(version, three)];
  await services.drain();
  const [one, two] = [await importOf(first), await importOf(again)];
  const accounts = [(await show(one)).account, (await show(two)).account];
  expect(accounts.map(({ staged }) => staged).sort()).toEqual([0, 2]);
  expect(accounts.find(({ staged }) => staged === 0)).toMatchObject({
    read: 2,
    duplicates: { ofFile: 0, ofMemory: 0, ofEarlier: 2 },
  });
  const full = accounts[0].staged === 2 ? one : two;
  const rule = { contains: { side: 'target', text: 'Öffnen' } };
  const input = {
    params: { importId: full },
    body: { candidates: { rule }, decision: 'rejected' },
  };
  await call('decideOnCandidates', input);
  await commit(full);
  await sql`update memory_units set status = 'inactive' where unit->>'target' = 'Schließen'`.execute(db);
  const third = await deliver(version, [...three.slice(0, 2), approved('Sichern')]);
  await services.drain();
  const last = await importOf(third);
  expect((await unitsOf(last)).map(({ target }) => target)).toEqual(['Sichern']);
  await commit(last);
  const fourth = await deliver(version, [...three.slice(0, 2), approved('Sichern')]);
  await services.drain();
  expect(await report(await importOf(fourth))).toMatchObject({
    read: 3,
    duplicate: { ofFile: 0, ofMemory: 1, ofEarlier: 2 },
  });
});

it('goes on where it was stopped, with every pair once', async () => {
  const { projectId, version } = await house('candidates');
  const texts = Array.from({ length: 4300 }, (_, index) => `Press key ${index}`);
  const long = { ...(await insertVersion(db, projectId, texts)), policyId: version.policyId };
  const runId = await deliver(
    long,
    texts.map((_, index) => approved(`Taste ${index} drücken`)),
  );
  const importId = await importOf(runId);
  let left = 1;
  const signal = new AbortController().signal;
  signal.throwIfAborted = () => {
    if (left-- <= 0) throw new Error('killed');
  };
  await expect(stageImport(services, importId, { signal })).rejects.toThrow('killed');
  expect(await show(importId)).toMatchObject({
    state: 'staging',
    progress: { units: 2000 },
  });
  await Promise.all([stageImport(services, importId), stageImport(services, importId)]);
  await services.drain();
  expect((await unitsOf(importId)).map(({ source }) => source)).toEqual(texts);
  expect(await report(importId)).toMatchObject({ read: 4300, undecided: 4300 });
});
