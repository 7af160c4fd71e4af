import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { batchesPlugin } from '#domain/batches/plugin';
import type { Context } from '#domain/context';
import { readVersionBytes } from '#domain/files';
import { runQueues } from '#domain/runs';
import { routeCaller } from '#test/runs';
import { type TestServices, testServices } from '#test/services';
import { documentOf, openTrialProject, sentences, type TrialProject } from '#test/trial-project';
import { receiveItem } from './receive-item.ts';

const batches = batchesPlugin(receiveItem);
const call = routeCaller<Context>(batches.routes as never);
const submitting = batches.handlers!.find(({ queue }) => queue.name === 'batches.submit-item')!;
let services: TestServices;
let trial: TrialProject;

beforeAll(async () => {
  services = await testServices({ queues: [...runQueues, ...batches.queues!] });
  trial = await openTrialProject(services, 'items');
});

type Sent = readonly [name: string, bytes: Uint8Array];

async function* parts(files: readonly Sent[]) {
  const mediaType = 'application/octet-stream';
  for (const [fileName, bytes] of files)
    yield { field: 'file', fileName, mediaType, content: Readable.from([Buffer.from(bytes)]) };
}

async function send(files: readonly Sent[], manifest: object): Promise<string> {
  const { id } = await call(trial.seeing(), 'uploadBatch', {
    params: { projectId: trial.projectId },
    body: { manifest: JSON.stringify(manifest) },
    upload: parts(files),
  });
  return id;
}

async function submit(batchId: string, number: number): Promise<void> {
  const job = { id: `job-${number}`, attempt: 1, isLast: false, signal: new AbortController().signal };
  await submitting.handle(services, { batchId, number, attempt: 0 } as never, job);
}

async function itemsOf(batchId: string) {
  const { rows } = await sql<{ state: string; code: string | null; versionId: string | null }>`
    select state, failure->>'code' as code, version_id as "versionId" from batch_items
    where batch_id = ${batchId} order by number`.execute(services.db);
  return rows;
}

test('several workers may submit one document in several languages at the same moment', async () => {
  const batchId = await send([['languages.docx', documentOf(sentences(5))]], {
    targetLanguages: ['de', 'fr', 'es', 'it'],
  });
  await Promise.all([1, 2, 3, 4].map((number) => submit(batchId, number)));
  const items = await itemsOf(batchId);
  expect(items.map(({ state, code }) => [state, code])).toEqual(Array(4).fill(['submitted', null]));
  expect(new Set(items.map(({ versionId }) => versionId)).size).toBe(1);
});

test('a document the project has already fails its items, which say so', async () => {
  await trial.upload('known.docx', sentences(5, 'fee'));
  const batchId = await send([['known.docx', documentOf(sentences(5, 'fee'))]], {
    targetLanguages: ['de', 'fr'],
  });
  for (const number of [1, 2]) await submit(batchId, number);
  for (const item of await itemsOf(batchId))
    expect(item).toMatchObject({ state: 'failed', code: 'identical-version' });
});

test('two files of one name are two documents, unless an item of the manifest means one of them', async () => {
  const files = [documentOf(sentences(5, 'sum')), documentOf(['Nothing in this one is alike.'])];
  const sent = files.map((bytes): Sent => ['same.docx', bytes]);
  const batchId = await send(sent, { targetLanguages: ['de'] });
  await submit(batchId, 1);
  await submit(batchId, 2);
  const [first, second] = await itemsOf(batchId);
  const bytes = Buffer.from(await readVersionBytes(trial.seeing(), first!.versionId!));
  expect(bytes.equals(files[0]!)).toBe(true);
  // It stands under a name that another file has, which is for people to decide.
  expect(second).toMatchObject({ state: 'failed', code: 'file-collision' });

  const manifest = { targetLanguages: ['de'], items: [{ file: 'same.docx' }] };
  await expect(send(sent, manifest)).rejects.toMatchObject({ code: 'batch-file-ambiguous' });
});
