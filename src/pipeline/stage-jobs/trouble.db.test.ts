import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deleteExpired } from '#domain/artifacts';
import { reading, transact } from '#domain/audit';
import { type Context, systemActor } from '#domain/context';
import { plugin as glossary } from '#domain/glossary/plugin';
import { addPolicy, createConnection, createProject, defaultPolicy, type Policy } from '#domain/projects';
import {
  cancelRun,
  createRun,
  findRun,
  findStandingRuns,
  listTargets,
  type Run,
  recoverRun,
  retryRun,
  reviewFinished,
} from '#domain/runs';
import { approveTarget, editTarget } from '#domain/runs/targets';
import { plugin as webhooks } from '#domain/webhooks/plugin';
import { receiveUpload } from '#pipeline/reception';
import { buildDocx } from '#test/docx-builder';
import { type FakeLlm, startFakeLlm } from '#test/fake-llm';
import { type TestServices, testServices } from '#test/services';
import { plugin } from './plugin.ts';

const actor = systemActor('test');
let services: TestServices;
let projectId: string;
let model: FakeLlm;
let slow: FakeLlm;
/** Answers everything but the sentence that says so. */
let forgetful: FakeLlm;

const doing = <T>(work: (context: Context) => Promise<T>): Promise<T> => transact(services, actor, work);
const seeing = (): Context => reading(services, actor);
const state = (id: string): Promise<Run> => findRun(seeing(), id);

const document = (sentences: readonly string[]): Uint8Array =>
  buildDocx({
    body: sentences.map((text) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`).join(''),
  });
const sentences = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `The tenant pays rate number ${index + 1} in advance.`);

async function upload(name: string, texts: readonly string[], fileId?: string) {
  const { version, file } = await receiveUpload(seeing(), {
    projectId,
    fileName: name,
    content: Readable.from([document(texts)]),
    intent: fileId ? 'new-version' : 'new-file',
    channel: 'test',
    ...(fileId && { fileId }),
  });
  return { versionId: version.id, fileId: file.id };
}

async function policy(change: Partial<Policy>): Promise<void> {
  const body = {
    ...defaultPolicy,
    egress: 'any' as const,
    review: { required: 'never' as const },
    ...change,
  };
  await doing((context) => addPolicy(context, projectId, body));
}

const start = (versionId: string): Promise<Run> =>
  doing((context) => createRun(context, { versionId, targetLanguage: 'de' }));

async function connect(name: string, url: string, spendingLimit: number | null = null): Promise<string> {
  const prices = { inputPerMillion: 1_000_000, outputPerMillion: 1_000_000, currency: 'EUR' };
  const connection = await doing((context) =>
    createConnection(context, projectId, {
      name,
      settings: { provider: 'openai-compatible', baseUrl: url, model: 'm', prices },
      enabled: true,
      concurrency: 1,
      spendingLimit,
      spendingPeriod: 'ever',
    }),
  );
  return connection.id;
}

async function spent(connectionId: string): Promise<number> {
  const { rows } = await sql<{ spent: string | null }>`
    select sum(price) as spent from connection_spending where connection_id = ${connectionId}`.execute(
    services.db,
  );
  return Number(rows[0]!.spent ?? 0);
}

const connections: Record<string, string> = {};

beforeAll(async () => {
  model = await startFakeLlm();
  slow = await startFakeLlm({ latency: 1500 });
  forgetful = await startFakeLlm({
    translate: (text) => (text.includes('FORGET') ? '' : text.toUpperCase()),
  });
  services = await testServices({
    handlers: [...plugin.handlers!, ...(webhooks.handlers ?? [])],
    queues: [...glossary.queues!, ...plugin.queues!, ...(webhooks.queues ?? [])],
  });
  const project = { key: 'trouble', name: 'Trouble', sourceLanguage: 'en', targetLanguages: ['de'] };
  projectId = (await doing((context) => createProject(context, project))).id;
  connections.model = await connect('model', model.url);
  connections.slow = await connect('slow', slow.url);
  connections.forgetful = await connect('forgetful', forgetful.url);
  connections.empty = await connect('empty', model.url, 0);
});

afterAll(() => Promise.all([model.close(), slow.close(), forgetful.close()]));

test('what a call cost is charged and its place at the connection is free, though the run was cancelled meanwhile', async () => {
  await policy({ providers: ['slow'] });
  const { versionId } = await upload('cancelled.docx', sentences(3));
  const { id } = await start(versionId);
  const working = services.drain();
  while (slow.calls === 0) await new Promise((done) => setTimeout(done, 20));
  await doing((context) => cancelRun(context, id, 'no longer wanted'));
  await working;
  expect(await state(id)).toMatchObject({ state: 'cancelled' });
  expect(await listTargets(services.db, id)).toEqual([]);
  expect(await spent(connections.slow!)).toBeGreaterThan(0);
  const { rows } = await sql`select from run_portions where run_id = ${id} and lease is not null`.execute(
    services.db,
  );
  expect(rows).toHaveLength(0);
});

test('the next connection is asked where one has spent what it may', async () => {
  await policy({ providers: ['empty', 'model'] });
  const { versionId } = await upload('next.docx', sentences(3));
  const { id } = await start(versionId);
  await services.drain();
  expect(await state(id)).toMatchObject({ state: 'delivered' });
  expect(await spent(connections.empty!)).toBe(0);
});

test('a run ends at once, with the reason, where no connection may be asked', async () => {
  await policy({ providers: ['empty'] });
  const { versionId } = await upload('nobody.docx', sentences(3));
  const { id } = await start(versionId);
  await services.drain();
  expect(await state(id)).toMatchObject({
    state: 'failed',
    failure: { stage: 'translation', code: 'spending-limit-reached' },
  });
});

test('a run ends at once where its source has expired', async () => {
  await policy({ providers: ['model'] });
  const { versionId } = await upload('expired.docx', sentences(3));
  await sql`update artifacts set expires_at = now() - interval '1 day'
    where id = (select artifact_id from versions where id = ${versionId})`.execute(services.db);
  await doing((context) => deleteExpired(context, { after: undefined, limit: 100 }));
  const { id } = await start(versionId);
  await services.drain();
  expect(await state(id)).toMatchObject({
    state: 'failed',
    failure: { stage: 'intake', code: 'artifact-expired' },
  });
});

test('what only stands for a missing target is not reported as translated', async () => {
  await policy({ providers: ['forgetful'], review: { required: 'when_failed' } });
  const { versionId } = await upload('missing.docx', [...sentences(2), 'FORGET that clause.']);
  const { id } = await start(versionId);
  await services.drain();
  // As if nobody had to see it: else the run waits for people.
  await sql`update targets set review_status = case position when 2 then 'not_required' else 'approved' end
    where run_id = ${id}`.execute(services.db);
  await doing((context) => retryRun(context, id, 'quality'));
  await services.drain();
  expect(await state(id)).toMatchObject({
    state: 'blocked',
    report: { segments: { total: 3, translated: 2 } },
  });
});

test('what no provider gave can be written by people, or translated by another provider after all', async () => {
  const texts = [...sentences(2), 'FORGET this sentence.'];
  await policy({ providers: ['forgetful'], review: { required: 'when_failed' } });
  const { versionId } = await upload('forgotten.docx', texts);
  const { id } = await start(versionId);
  const { id: other } = await start(versionId);
  await services.drain();
  expect((await state(id)).failure).toBeNull();
  expect(await state(id)).toMatchObject({ state: 'in_review' });
  const [placeholder] = await listTargets(services.db, id, [2]);
  expect(placeholder).toMatchObject({ resultSource: 'passthrough', reviewStatus: 'required' });

  const hooks = { onReviewed: reviewFinished };
  const edit = {
    runId: id,
    position: 2,
    text: 'Vergessen Sie diesen Satz.',
    revision: placeholder!.revision,
  };
  await doing((context) => editTarget(context, { ...edit, approve: true }, hooks));
  const rest = (await listTargets(services.db, id)).filter(({ reviewStatus }) => reviewStatus === 'required');
  for (const { position, revision } of rest)
    await doing((context) => approveTarget(context, { runId: id, position, revision }, hooks));
  await services.drain();
  expect(await state(id)).toMatchObject({ state: 'delivered' });

  // The policy of a run stays; what answers at its connection need not.
  await sql`update connections set settings = jsonb_set(settings, '{baseUrl}', to_jsonb(${model.url}::text)),
    revision = revision + 1 where id = ${connections.forgetful!}`.execute(services.db);
  await doing((context) => retryRun(context, other, 'translation'));
  await services.drain();
  expect((await listTargets(services.db, other, [2]))[0]).toMatchObject({ resultSource: 'provider' });
  const { rows } = await sql`select from run_findings
    where run_id = ${other} and stage = 'translation'`.execute(services.db);
  expect(rows).toHaveLength(0);
});

test('approved targets come from the newest run of any other version, and cost nothing again', async () => {
  await policy({ providers: ['model'], approval: { automatic: 'passed_or_warned', sources: ['provider'] } });
  const texts = sentences(6);
  const first = await upload('carried.docx', texts);
  const { id: firstRun } = await start(first.versionId);
  await services.drain();
  const approved = (await listTargets(services.db, firstRun)).filter(
    ({ reviewStatus }) => reviewStatus === 'approved',
  );
  expect(approved.length).toBeGreaterThan(3);
  // The second version is never translated.
  await upload('carried.docx', [...texts.slice(0, 5), 'A sixth rate is not due.'], first.fileId);
  const third = await upload('carried.docx', [...texts.slice(0, 5), 'There is no sixth rate.'], first.fileId);
  const { id } = await start(third.versionId);
  await services.drain();
  const run = await state(id);
  expect(run.changes).toMatchObject({
    previousVersionId: first.versionId,
    previousRunId: firstRun,
    unchanged: 5,
  });
  const carried = (await listTargets(services.db, id)).filter(
    ({ resultSource }) => resultSource === 'carried_over',
  );
  expect(carried.length).toBe(run.changes!.carriedOver);
  expect(carried.length).toBeGreaterThan(3);
  for (const target of carried) expect(target.price).toBeUndefined();
});

test('what people approved is carried over though a later run of that version was reviewed by nobody', async () => {
  const texts = sentences(5).map((text) => text.replace('rate', 'bill'));
  const first = await upload('twice.docx', texts);
  await policy({ providers: ['model'], review: { required: 'always' } });
  const { id: reviewed } = await start(first.versionId);
  await services.drain();
  await sql`update targets set review_status = 'approved' where run_id = ${reviewed}`.execute(services.db);
  await doing((context) => reviewFinished(context, reviewed));
  await policy({ providers: ['model'] });
  const { id: unseen } = await start(first.versionId);
  await services.drain();
  for (const id of [reviewed, unseen]) expect(await state(id)).toMatchObject({ state: 'delivered' });
  const second = await upload('twice.docx', [...texts, 'And one more.'], first.fileId);
  const { id } = await start(second.versionId);
  await services.drain();
  expect((await state(id)).changes).toMatchObject({ previousRunId: reviewed, carriedOver: 5, new: 1 });
});

test('a run says what changed though no version was translated before', async () => {
  const texts = sentences(4);
  const first = await upload('untranslated.docx', texts);
  const second = await upload('untranslated.docx', [...texts, 'And one more.'], first.fileId);
  const { id } = await start(second.versionId);
  await services.drain();
  expect((await state(id)).changes).toMatchObject({
    previousVersionId: first.versionId,
    unchanged: 4,
    new: 1,
    carriedOver: 0,
  });
});

test('a run without a job is found among many that have one, and goes on', async () => {
  const { versionId } = await upload('standing.docx', sentences(2));
  const runs: Run[] = [];
  for (let count = 0; count < 120; count++) runs.push(await start(versionId));
  const lost = runs.at(-1)!;
  await sql`delete from queue.job where data->>'runId' = ${lost.id}`.execute(services.db);
  await sql`update runs set updated_at = now() - interval '10 minutes'
    where state = 'waiting'`.execute(services.db);
  expect(await findStandingRuns(seeing())).toEqual([lost.id]);
  for (const { id } of runs.slice(0, -1)) await doing((context) => cancelRun(context, id));
  expect(await doing((context) => recoverRun(context, lost.id))).toBe(true);
  await services.drain();
  expect(await state(lost.id)).toMatchObject({ state: 'delivered' });
});
