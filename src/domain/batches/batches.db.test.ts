import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { reading, transact } from '#domain/audit';
import { type Actor, type Context, type Services, systemActor } from '#domain/context';
import { plugin as projects } from '#domain/projects/plugin';
import { runQueues } from '#domain/runs';
import { defineProblems } from '#platform/problems';
import { insertProject, insertVersion, operatorOf, reviewerOf, routeCaller, type Shown } from '#test/runs';
import { testServices } from '#test/services';
import { Visitor } from '#test/visitor';
import { routes } from './api.ts';
import { cancelRunsOf } from './change-batch.ts';
import { itemOfRunEnded, settleItems } from './end-item.ts';
import { batchesPlugin } from './plugin.ts';
import { batchQueues } from './queues.ts';
import { type ReceiveItem, submitItemHandler } from './submit-item.ts';

const services = await testServices({ queues: [...runQueues, ...batchQueues] });
const call = routeCaller<Context>(routes);
const write = (actor: Actor, operationId: string, input: Parameters<typeof call>[2]) =>
  transact(services, actor, (context) => call(context, operationId, input));
const read = (actor: Actor, operationId: string, input: Parameters<typeof call>[2]) =>
  call(reading(services, actor), operationId, input);

const refused = defineProblems({
  'document-refused': { status: 422, when: 'It is no document.', action: 'Send a DOCX.' },
});
let received = 0;
let isDiskFull = true;
/** Receives as the reception of documents does: a version in a transaction of its own, with what is kept beside it. */
const receive: ReceiveItem = async (context, upload) => {
  received++;
  const chunks = await upload.content.toArray();
  if (String(chunks[0]) === 'broken') throw refused('document-refused');
  if (isDiskFull && String(chunks[0]) === 'unlucky') throw new Error('The disk is full.');
  await transact(context.services, context.actor, async (inTransaction) => {
    const version = await insertVersion(inTransaction.db, upload.projectId, [upload.fileName]);
    await upload.kept(inTransaction, { id: version.versionId, fileId: version.fileId });
  });
};
const handler = submitItemHandler(receive);
const job = (isLast = false) => ({ id: 'j', attempt: 1, isLast, signal: new AbortController().signal });
const submit = (batchId: string, number: number, attempt = 0) =>
  handler.handle(services as Services, { batchId, number, attempt } as never, job());

async function* parts(files: Record<string, string>) {
  for (const [fileName, text] of Object.entries(files))
    yield {
      field: 'file',
      fileName,
      mediaType: 'application/octet-stream',
      content: Readable.from([Buffer.from(text)]),
    };
}

async function specimen(files: Record<string, string>, manifest: object = { targetLanguages: ['de'] }) {
  const { projectId, policyId } = await insertProject(services.db);
  const operator = operatorOf(projectId);
  const batch = await read(operator, 'uploadBatch', {
    params: { projectId },
    body: { manifest: JSON.stringify(manifest) },
    upload: parts(files),
  });
  return { projectId, policyId, operator, batchId: batch.id as string };
}

const items = async (actor: Actor, batchId: string, query: object = {}) =>
  (await read(actor, 'listBatchItems', { params: { batchId }, query: { ...query } })).items;
const count = async (table: string, projectId: string) =>
  (
    await sql<{
      n: number;
    }>`select count(*)::integer as n from ${sql.table(table)} where project_id = ${projectId}`.execute(
      services.db,
    )
  ).rows[0]!.n;
/** Ends the first or the last run of an item. */
const end = (batchId: string, number: number, state: string, which: 'first' | 'last' = 'last') =>
  transact(services, systemActor('test'), async (context) => {
    const order = which === 'first' ? sql`asc` : sql`desc`;
    await sql`update runs set state = ${state} where id = (select id from runs where batch_id = ${batchId}
      and batch_number = ${number} order by id ${order} limit 1)`.execute(context.db);
    await itemOfRunEnded(context, batchId, number, state);
  });

const visit = (actor: Actor) => new Visitor({ services, plugins: [projects, batchesPlugin(receive)], actor });

test('each document and language becomes an item, and each item a run, however often its job comes', async () => {
  const { operator, batchId, projectId } = await specimen(
    { 'a.docx': 'a', 'b.docx': 'b' },
    { name: 'Spring', targetLanguages: ['de'], items: [{ file: 'b.docx', targetLanguages: ['de', 'fr'] }] },
  );
  await Promise.all([1, 1, 2, 3, 2].map((number) => submit(batchId, number)));
  for (const number of [1, 2, 3]) await submit(batchId, number);
  expect(await items(operator, batchId)).toMatchObject([
    { number: 1, name: 'b.docx', targetLanguage: 'de', state: 'submitted', runState: 'waiting' },
    { number: 2, name: 'b.docx', targetLanguage: 'fr', state: 'submitted' },
    { number: 3, name: 'a.docx', targetLanguage: 'de', state: 'submitted' },
  ]);
  expect(await count('runs', projectId)).toBe(3);
  expect(await count('versions', projectId)).toBe(2);
  expect(await count('files', projectId)).toBe(2);
});

test('names of items are without what would turn them round, and are found in the manifest as they were sent', async () => {
  const names = ['invoice\u202excod.exe', 'b\u2066\n.docx'];
  const manifest = { targetLanguages: ['de'], items: [{ file: names[0] }] };
  const { operator, batchId } = await specimen({ [names[0]!]: 'a', [names[1]!]: 'b' }, manifest);
  const named = (await items(operator, batchId)).map(({ name }: Shown) => name);
  expect(named).toEqual(['invoicexcod.exe', 'b.docx']);
});

test('a refused document fails its item, the others go on, and the batch is finished once', async () => {
  const { operator, batchId, projectId } = await specimen({ 'a.docx': 'a', 'b.docx': 'broken' });
  await submit(batchId, 1);
  await submit(batchId, 2);
  const failed = await items(operator, batchId, { state: 'failed' });
  expect(failed).toMatchObject([
    { number: 2, failure: { code: 'document-refused', action: 'Send a DOCX.' } },
  ]);
  const shown = () => read(operator, 'getBatch', { params: { batchId } });
  expect(await shown()).toMatchObject({ state: 'open', items: { submitted: 1, failed: 1 } });
  await end(batchId, 1, 'delivered');
  await end(batchId, 1, 'delivered');
  expect(await shown()).toMatchObject({ state: 'finished', items: { done: 1, failed: 1 } });
  const visitor = visit(operator);
  const list = await visitor.get(`/projects/${projectId}/batches`);
  expect(list.text).toContain('Finished, 1 failed 2 1 1');
  expect(list.html).toContain(`href="/batches/${batchId}?state=failed"`);
  expect((await visitor.get(`/batches/${batchId}`)).text).toContain('Finished, 1 failed');
  const { rows } =
    await sql`select 1 from audit_entries where action = 'batches.finish-batch' and subject_id = ${batchId}`.execute(
      services.db,
    );
  expect(rows).toHaveLength(1);
});

test('what may succeed later is left to the queue, and fails when the queue gives up', async () => {
  const { operator, batchId } = await specimen({ 'a.docx': 'unlucky' });
  await expect(submit(batchId, 1)).rejects.toThrow('The disk is full.');
  expect(await items(operator, batchId)).toMatchObject([{ state: 'waiting' }]);
  await handler.dead!(services as Services, { batchId, number: 1, attempt: 0 } as never, 'gone');
  expect(await items(operator, batchId)).toMatchObject([
    { state: 'failed', failure: { code: 'item-not-submitted' } },
  ]);
  const shown = () => read(operator, 'getBatch', { params: { batchId } });
  expect(await shown()).toMatchObject({ state: 'finished' });
  // Sent back from the dead letters it is due again.
  isDiskFull = false;
  const again = { ...job(), isSentBack: true };
  await handler.handle(services as Services, { batchId, number: 1, attempt: 0 } as never, again);
  expect(await items(operator, batchId)).toMatchObject([{ state: 'submitted', failure: null }]);
  expect(await shown()).toMatchObject({ state: 'open' });
});

test('failed items are submitted anew, with the version that is there and never the old job', async () => {
  const { operator, batchId, projectId } = await specimen({ 'a.docx': 'a' });
  await submit(batchId, 1);
  await end(batchId, 1, 'blocked');
  expect(await items(operator, batchId)).toMatchObject([{ failure: { code: 'item-run-blocked' } }]);
  expect(await write(operator, 'resubmitFailedItems', { params: { batchId } })).toEqual({ resubmitted: 1 });
  const before = received;
  await submit(batchId, 1, 0);
  expect(await items(operator, batchId)).toMatchObject([{ state: 'waiting', attempts: 1 }]);
  await submit(batchId, 1, 1);
  await submit(batchId, 1, 1);
  expect(received).toBe(before);
  expect(await count('runs', projectId)).toBe(2);
  expect(await count('versions', projectId)).toBe(1);
  expect(await items(operator, batchId)).toMatchObject([{ state: 'submitted' }]);
});

test('an item follows its newest run, and is not submitted anew while that is on its way again', async () => {
  const { operator, batchId } = await specimen({ 'a.docx': 'a', 'b.docx': 'b' });
  for (const number of [1, 2]) {
    await submit(batchId, number);
    await end(batchId, number, 'failed');
  }
  await sql`update runs set state = 'running' where batch_id = ${batchId} and batch_number = 2`.execute(
    services.db,
  );
  const resubmit = () => write(operator, 'resubmitFailedItems', { params: { batchId } });
  expect(await resubmit()).toEqual({ resubmitted: 1 });
  await submit(batchId, 1, 1);
  await end(batchId, 1, 'delivered');
  await end(batchId, 1, 'failed', 'first');
  await end(batchId, 2, 'delivered');
  expect(await items(operator, batchId)).toMatchObject([{ state: 'done' }, { state: 'done' }]);
  expect(await read(operator, 'getBatch', { params: { batchId } })).toMatchObject({ state: 'finished' });
});

test('a batch is cancelled once somebody has been asked', async () => {
  const { operator, batchId } = await specimen({ 'a.docx': 'a' });
  await submit(batchId, 1);
  const visitor = visit(operator);
  const path = `/batches/${batchId}`;
  expect((await visitor.get(path)).html).toContain(`href="${path}/cancellation"`);
  expect((await visitor.get(`${path}/cancellation`)).text).toContain('What was delivered stays.');
  expect(await items(operator, batchId)).toMatchObject([{ state: 'submitted' }]);
  expect(await visitor.submit(`${path}/cancellation`)).toMatchObject({ location: path });
  expect((await visitor.follow()).text).toContain('What was not delivered is cancelled.');
  expect(await read(operator, 'getBatch', { params: { batchId } })).toMatchObject({ state: 'cancelled' });
});

test('a cancelled batch starts nothing more and cancels what runs', async () => {
  const { operator, batchId, projectId } = await specimen({ 'a.docx': 'a', 'b.docx': 'b' });
  await submit(batchId, 1);
  await write(operator, 'cancelBatch', { params: { batchId } });
  await submit(batchId, 2);
  await cancelRunsOf(services, batchId);
  expect(await items(operator, batchId)).toMatchObject([
    { state: 'cancelled', runState: 'cancelled' },
    { state: 'cancelled', runId: null },
  ]);
  expect(await count('runs', projectId)).toBe(1);
  for (const operation of ['cancelBatch', 'resubmitFailedItems'])
    await expect(write(operator, operation, { params: { batchId } })).rejects.toMatchObject({
      code: 'batch-state',
    });
});

test('items follow runs whose end nobody told them', async () => {
  const { operator, batchId } = await specimen({ 'a.docx': 'a' });
  await submit(batchId, 1);
  await sql`update runs set state = 'delivered' where batch_id = ${batchId}`.execute(services.db);
  await settleItems(services);
  expect(await read(operator, 'getBatch', { params: { batchId } })).toMatchObject({ state: 'finished' });
  expect(await settleItems(services)).toBe(0);
});

test('a manifest may name versions of the project, and no others', async () => {
  const { projectId } = await insertProject(services.db);
  const version = await insertVersion(services.db, projectId, ['x']);
  const { projectId: other, operator: stranger } = await specimen({ 'a.docx': 'a' });
  const body = { targetLanguages: ['de'], items: [{ versionId: version.versionId }] };
  const batch = await write(operatorOf(projectId), 'createBatch', { params: { projectId }, body });
  await submit(batch.id, 1);
  expect(await items(operatorOf(projectId), batch.id)).toMatchObject([
    { versionId: version.versionId, state: 'submitted' },
  ]);
  await expect(write(stranger, 'createBatch', { params: { projectId: other }, body })).rejects.toMatchObject({
    code: 'batch-file-missing',
  });
});

test.each([
  ['{]', 'batch-manifest-invalid'],
  ['{"colour": 1}', 'batch-manifest-invalid'],
  ['{"targetLanguages": ["de"], "items": [{"file": "c.docx"}]}', 'batch-file-missing'],
  ['{}', 'batch-language-missing'],
])('refuses the manifest %s with %s', async (manifest, code) => {
  const { projectId } = await insertProject(services.db);
  const upload = read(operatorOf(projectId), 'uploadBatch', {
    params: { projectId },
    body: { manifest },
    upload: parts({ 'a.docx': 'a' }),
  });
  await expect(upload).rejects.toMatchObject({ code });
  expect(await count('batches', projectId)).toBe(0);
});

test('lists batches newest first; reviewers submit none, strangers know of none', async () => {
  const { projectId, batchId } = await specimen({ 'a.docx': 'a' });
  const { operator: stranger } = await specimen({ 'a.docx': 'a' });
  const reviewer = reviewerOf(projectId);
  const list = await read(reviewer, 'listBatches', { params: { projectId } });
  expect(list.items).toMatchObject([{ id: batchId, items: { waiting: 1, failed: 0 } }]);
  await expect(write(reviewer, 'cancelBatch', { params: { batchId } })).rejects.toMatchObject({
    code: 'not-allowed',
  });
  for (const operation of ['getBatch', 'listBatchItems', 'cancelBatch', 'resubmitFailedItems'])
    await expect(write(stranger, operation, { params: { batchId } })).rejects.toMatchObject({
      code: 'batch-unknown',
    });
  await expect(read(stranger, 'listBatches', { params: { projectId } })).rejects.toMatchObject({
    code: 'project-unknown',
  });
});
