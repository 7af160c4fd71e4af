import { sql } from 'kysely';
import { beforeEach, expect, test, vi } from 'vitest';
import { reading, transact } from '#domain/audit';
import type { Actor, Context } from '#domain/context';
import {
  insertProject,
  insertRunOf,
  insertVersion,
  operatorOf,
  reviewerOf,
  routeCaller,
  type Shown,
} from '#test/runs';
import { testServices } from '#test/services';
import { targetRoutes } from './api.ts';

const services = await testServices();
const onReviewed = vi.fn(async () => {});
const onEdited = vi.fn(async () => {});
const call = routeCaller<Context>(targetRoutes({ onReviewed, onEdited }));
beforeEach(() => vi.clearAllMocks());

const write = (actor: Actor, operationId: string, input: Parameters<typeof call>[2]) =>
  transact(services, actor, (context) => call(context, operationId, input));
const read = (actor: Actor, operationId: string, input: Parameters<typeof call>[2]) =>
  call(reading(services, actor), operationId, input);

const texts = ['Press <1>Start</1>', 'See <1/>', 'Press <1>Start</1>', 'Wait 100%', 'Done'];

async function specimen(state = 'in_review') {
  const project = await insertProject(services.db);
  const version = await insertVersion(services.db, project.projectId, texts);
  const runId = await insertRunOf(
    services.db,
    { ...version, ...project },
    [
      { text: 'Drücken Sie <1>Start</1>', provider: 'pseudo', model: 'm1' },
      { text: 'Siehe <1/>', verificationState: 'failed', findingCodes: ['number-missing'] },
      { text: 'Drücke <1>Start</1>', resultSource: 'memory_exact' },
      { text: 'Warten 100%', reviewStatus: 'not_required' },
    ],
    { state },
  );
  return {
    ...project,
    runId,
    reviewer: reviewerOf(project.projectId),
    operator: operatorOf(project.projectId),
  };
}

test('lists segments in reading order, page by page, also those without a target', async () => {
  const { runId, reviewer } = await specimen();
  const first = await read(reviewer, 'listTargets', { params: { runId }, query: { limit: 3 } });
  expect(first.items.map(({ position }: Shown) => position)).toEqual([0, 1, 2]);
  expect(first.items[0]).toMatchObject({
    source: 'Press <1>Start</1>',
    codes: [{ id: 1, paired: true }],
    target: { text: 'Drücken Sie <1>Start</1>', provider: 'pseudo', revision: 1 },
  });
  const second = await read(reviewer, 'listTargets', { params: { runId }, query: { cursor: first.next } });
  expect(second.items.map(({ position }: Shown) => position)).toEqual([3, 4]);
  expect(second.items[1].target).toBeNull();
  expect(second.next).toBeNull();
});

test.each([
  [{ verificationState: 'failed' }, [1]],
  [{ resultSource: 'memory_exact' }, [2]],
  [{ reviewStatus: 'required', resultSource: 'provider' }, [0, 1]],
  [{ provider: 'pseudo' }, [0]],
  [{ model: 'm2' }, []],
  [{ finding: 'number-missing' }, [1]],
  [{ text: 'PRESS' }, [0, 2]],
  [{ text: 'drücke ' }, [2]],
  [{ text: '0%' }, [3]],
  [{ text: '_' }, []],
  [{ changed: 'true' }, []],
])('chooses targets by %j', async (query, positions) => {
  const { runId, reviewer } = await specimen();
  const { items } = await read(reviewer, 'listTargets', { params: { runId }, query });
  expect(items.map(({ position }: Shown) => position)).toEqual(positions);
});

test('an edit keeps its author, its text and the one before', async () => {
  const { runId, reviewer, projectId } = await specimen();
  const edited = await write(reviewer, 'editTarget', {
    params: { runId, position: 0 },
    body: { text: '<1>Start</1> drücken', reason: 'shorter' },
    revision: 1,
  });
  expect(edited.target).toMatchObject({
    text: '<1>Start</1> drücken',
    resultSource: 'human',
    verificationState: 'pending',
    reviewStatus: 'in_review',
    revision: 2,
    updatedBy: 'reviewer-1',
  });
  expect(edited.history).toMatchObject([
    {
      revision: 2,
      text: '<1>Start</1> drücken',
      changedBy: 'reviewer-1',
      changedByKind: 'person',
      reason: 'shorter',
    },
    { revision: 1, text: 'Drücken Sie <1>Start</1>', resultSource: 'provider', changedByKind: 'system' },
  ]);
  expect(onEdited).toHaveBeenCalledWith(expect.anything(), runId, [0]);
  const { items } = await read(reviewer, 'listTargets', { params: { runId }, query: { changed: 'true' } });
  expect(items.map(({ position }: Shown) => position)).toEqual([0]);
  const audit = await sql<{ after: unknown }>`select after from audit_entries
    where action = 'runs.edit-target' and project_id = ${projectId}`.execute(services.db);
  expect(audit.rows).toHaveLength(1);
  expect(JSON.stringify(audit.rows)).not.toContain('drücken');
});

test.each([
  ['Siehe dort', /<1\/> missing/],
  ['Siehe <1/> <1/>', /<1\/> duplicate/],
  ['Siehe <1/> <7/>', /<7\/> unknown/],
])('refuses %j, naming the codes', async (text, message) => {
  const { runId, reviewer } = await specimen();
  const edit = write(reviewer, 'editTarget', { params: { runId, position: 1 }, body: { text }, revision: 1 });
  await expect(edit).rejects.toMatchObject({ code: 'target-codes', message: expect.stringMatching(message) });
});

test('refuses what XML cannot hold, edits of what somebody changed, and edits nobody based on anything', async () => {
  const { runId, reviewer } = await specimen();
  const edit = (text: string, revision?: number) =>
    write(reviewer, 'editTarget', {
      params: { runId, position: 3 },
      body: { text },
      ...(revision !== undefined && { revision }),
    });
  await expect(edit('a\u0000', 1)).rejects.toMatchObject({ code: 'target-characters' });
  await expect(edit('a\ud800', 1)).rejects.toMatchObject({ code: 'target-characters' });
  await expect(edit('a')).rejects.toMatchObject({ code: 'revision-required' });
  await edit('a', 1);
  await expect(edit('b', 1)).rejects.toMatchObject({ code: 'revision-changed' });
  const shown = await read(reviewer, 'getTarget', { params: { runId, position: 3 } });
  expect(shown.target).toMatchObject({ text: 'a', reviewStatus: 'not_required' });
});

test('an edit reaches equal segments on request, but none that is approved', async () => {
  const { runId, reviewer } = await specimen();
  const body = { text: '<1>Start</1>!', propagate: true };
  await write(reviewer, 'editTarget', { params: { runId, position: 0 }, body, revision: 1 });
  const other = await read(reviewer, 'getTarget', { params: { runId, position: 2 } });
  expect(other.target).toMatchObject({ text: '<1>Start</1>!', resultSource: 'human', revision: 2 });
  expect(other.history).toHaveLength(2);
  await write(reviewer, 'approveTarget', { params: { runId, position: 2 }, revision: 2 });
  await write(reviewer, 'editTarget', {
    params: { runId, position: 0 },
    body: { ...body, text: '<1>Start</1>?' },
    revision: 2,
  });
  const approved = await read(reviewer, 'getTarget', { params: { runId, position: 2 } });
  expect(approved.target).toMatchObject({ text: '<1>Start</1>!', reviewStatus: 'approved' });
});

test('what is saved or approved as it was stays whose it was, with what checks found', async () => {
  const { runId, reviewer } = await specimen();
  onEdited.mockClear();
  const save = (revision: number, approve: boolean) =>
    write(reviewer, 'editTarget', {
      params: { runId, position: 0 },
      body: { text: 'Drücken Sie <1>Start</1>', propagate: true, approve },
      revision,
    });
  const saved = await save(1, false);
  expect(saved.target).toMatchObject({
    resultSource: 'provider',
    verificationState: 'passed',
    reviewStatus: 'in_review',
  });
  const approved = await save(2, true);
  expect(approved.target).toMatchObject({
    resultSource: 'provider',
    verificationState: 'passed',
    reviewStatus: 'approved',
  });
  const again = await save(3, false);
  expect(again.target).toMatchObject({ reviewStatus: 'approved' });
  expect(onEdited).not.toHaveBeenCalledWith(expect.anything(), runId, [0]);
});

test('what only stands for a missing target becomes one where an equal segment gives it the source as its text', async () => {
  const { runId, reviewer } = await specimen();
  await sql`update targets set target = '[{"kind": "text", "text": "x"}]' where run_id = ${runId} and position = 0`.execute(
    services.db,
  );
  const text = 'Press <1>Start</1>';
  const save = (revision: number) =>
    write(reviewer, 'editTarget', {
      params: { runId, position: 0 },
      body: { text, propagate: true },
      revision,
    });
  await save(1);
  await sql`update targets set result_source = 'passthrough', review_status = 'required',
    finding_codes = '{segment-untranslated}' where run_id = ${runId} and position = 2`.execute(services.db);
  await save(2);
  const other = await read(reviewer, 'getTarget', { params: { runId, position: 2 } });
  expect(other.target).toMatchObject({ text, resultSource: 'human', findingCodes: [] });
});

test('the last approval, and no other, ends the review', async () => {
  const { runId, reviewer } = await specimen();
  const decide = (operationId: string, position: number, revision: number, body?: object) =>
    write(reviewer, operationId, { params: { runId, position }, revision, body });
  await decide('approveTarget', 0, 1);
  await decide('rejectTarget', 1, 1, { reason: 'wrong word' });
  await decide('approveTarget', 2, 1);
  expect(onReviewed).not.toHaveBeenCalled();
  const withdrawn = await decide('withdrawApproval', 2, 2);
  expect(withdrawn.target.reviewStatus).toBe('required');
  await decide('approveTarget', 2, 3);
  await decide('editTarget', 1, 2, { text: 'Sieh <1/>', approve: true });
  expect(onReviewed).toHaveBeenCalledExactlyOnceWith(expect.anything(), runId);
  const shown = await read(reviewer, 'getTarget', { params: { runId, position: 1 } });
  expect(shown.history.map(({ reviewStatus }: Shown) => reviewStatus)).toEqual([
    'approved',
    'rejected',
    'required',
  ]);
  expect(shown.history[1].reason).toBe('wrong word');
});

test('approves by filter, and leaves failed checks to be read', async () => {
  const { runId, reviewer } = await specimen();
  const approve = (body: object) => write(reviewer, 'approveTargets', { params: { runId }, body });
  expect(await approve({ resultSource: 'memory_exact' })).toEqual({ approved: 1, left: 0 });
  expect(await approve({})).toEqual({ approved: 1, left: 1 });
  expect(onReviewed).not.toHaveBeenCalled();
  expect(await approve({ positions: [0] })).toEqual({ approved: 0, left: 0 });
  expect(await approve({ includeFailed: true })).toEqual({ approved: 1, left: 0 });
  expect(onReviewed).toHaveBeenCalledOnce();
  const { history } = await read(reviewer, 'getTarget', { params: { runId, position: 0 } });
  expect(history.map(({ reviewStatus }: Shown) => reviewStatus)).toEqual(['approved', 'required']);
});

test('people who approve at once end the review exactly once', async () => {
  const { runId, reviewer } = await specimen();
  await Promise.all(
    [0, 1, 2].map((position) =>
      write(reviewer, 'approveTarget', { params: { runId, position }, revision: 1 }),
    ),
  );
  expect(onReviewed).toHaveBeenCalledOnce();
});

test('what is delivered or under way is not edited', async () => {
  for (const state of ['running', 'delivered', 'cancelled']) {
    const { runId, reviewer } = await specimen(state);
    const params = { runId, position: 0 };
    const edit = write(reviewer, 'editTarget', { params, body: { text: '<1>a</1>' }, revision: 1 });
    await expect(edit).rejects.toMatchObject({ code: 'run-state' });
    await expect(write(reviewer, 'approveTarget', { params, revision: 1 })).rejects.toMatchObject({
      code: 'run-state',
    });
  }
});

test('to members of other projects the run does not exist', async () => {
  const { runId } = await specimen();
  const { reviewer: stranger } = await specimen();
  const params = { runId, position: 0 };
  const unknown = { code: 'run-unknown', status: 404 };
  await expect(read(stranger, 'listTargets', { params })).rejects.toMatchObject(unknown);
  await expect(read(stranger, 'getTarget', { params })).rejects.toMatchObject(unknown);
  const changes: [string, object][] = [
    ['editTarget', { text: 'a' }],
    ['approveTarget', {}],
    ['withdrawApproval', {}],
    ['rejectTarget', { reason: 'a' }],
    ['approveTargets', {}],
  ];
  for (const [operationId, body] of changes)
    await expect(write(stranger, operationId, { params, body, revision: 1 })).rejects.toMatchObject(unknown);
});

test('a target is rejected again for another reason, and once for each', async () => {
  const { runId, reviewer } = await specimen();
  const params = { runId, position: 1 };
  const reject = (revision: number, reason: string) =>
    write(reviewer, 'rejectTarget', { params, revision, body: { reason } });
  await reject(1, 'wrong word');
  await reject(2, 'wrong word');
  await reject(2, 'wrong number');
  const { history } = await read(reviewer, 'getTarget', { params });
  expect(history.slice(0, 2).map(({ reason }: Shown) => reason)).toEqual(['wrong number', 'wrong word']);
  expect(history[0].revision).toBe(3);
});

test('a position without a target is no target', async () => {
  const { runId, reviewer } = await specimen();
  const edit = (position: number) =>
    write(reviewer, 'editTarget', { params: { runId, position }, body: { text: 'a' }, revision: 1 });
  await expect(edit(4)).rejects.toMatchObject({ code: 'target-unknown' });
  await expect(edit(99)).rejects.toMatchObject({ code: 'target-unknown' });
});
