import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { reading, transact } from '#domain/audit';
import type { Actor, Context } from '#domain/context';
import { runQueues } from '#domain/runs/stages';
import { watchRun } from '#domain/runs/watching';
import {
  insertArtifact,
  insertProject,
  insertRunOf,
  insertVersion,
  operatorOf,
  reviewerOf,
  routeCaller,
  type Shown,
} from '#test/runs';
import { testServices } from '#test/services';
import { runRoutes } from './api.ts';

const services = await testServices({ queues: runQueues });
const onEnded = vi.fn(async () => {});
const call = routeCaller<Context>(runRoutes({ onEnded }));
const write = (actor: Actor, operationId: string, input: Parameters<typeof call>[2]) =>
  transact(services, actor, (context) => call(context, operationId, input));
const read = (actor: Actor, operationId: string, input: Parameters<typeof call>[2]) =>
  call(reading(services, actor), operationId, input);

async function specimen() {
  const project = await insertProject(services.db);
  const version = await insertVersion(services.db, project.projectId, ['One', 'Two']);
  const { projectId } = project;
  return { ...version, ...project, operator: operatorOf(projectId), reviewer: reviewerOf(projectId) };
}

test('starts a run, pauses it, lets it go on and cancels it', async () => {
  const { projectId, versionId, operator } = await specimen();
  const body = { versionId, targetLanguage: 'de' };
  const run = await write(operator, 'createRun', { params: { projectId }, body });
  expect(run).toMatchObject({ state: 'waiting', stage: 'intake', targetLanguage: 'de', revision: 1 });
  const params = { runId: run.id };
  expect(await write(operator, 'pauseRun', { params, revision: 1 })).toMatchObject({ state: 'paused' });
  await expect(write(operator, 'resumeRun', { params, revision: 1 })).rejects.toMatchObject({
    code: 'revision-changed',
  });
  expect(await write(operator, 'resumeRun', { params })).toMatchObject({ state: 'running' });
  expect(await write(operator, 'prioritiseRun', { params, body: { priority: 5 } })).toMatchObject({
    priority: 5,
  });
  const { rows: jobs } = await sql<{ priority: number }>`
    select priority from queue.job where data->>'runId' = ${run.id}`.execute(services.db);
  expect(jobs.map(({ priority }) => priority)).toEqual([5, 5]);
  const cancelled = await write(operator, 'cancelRun', { params, body: {} });
  expect(cancelled).toMatchObject({ state: 'cancelled' });
  expect(onEnded).toHaveBeenCalledOnce();
  expect(await write(operator, 'retryRun', { params, body: {} })).toMatchObject({ state: 'running' });
});

test('refuses a version or a policy of another project by its own name, and keeps nothing', async () => {
  const [own, other] = [await specimen(), await specimen()];
  const operator: Actor = {
    ...own.operator,
    projects: new Map([own, other].map(({ projectId }) => [projectId, 'operator'])),
  };
  const create = (body: object) =>
    write(operator, 'createRun', {
      params: { projectId: own.projectId },
      body: { versionId: own.versionId, targetLanguage: 'de', ...body },
    });
  await expect(create({ versionId: other.versionId })).rejects.toMatchObject({ code: 'version-unknown' });
  await expect(create({ policyId: other.policyId })).rejects.toMatchObject({ code: 'policy-unknown' });
  const { rows } =
    await sql`select 1 from runs where project_id in (${own.projectId}, ${other.projectId})`.execute(
      services.db,
    );
  expect(rows).toEqual([]);
});

test('a rerun is a run of its own that knows the one before', async () => {
  const of = await specimen();
  const runId = await insertRunOf(services.db, of, [], { state: 'delivered', stage: 'delivery' });
  const body = { connection: 'house', targetLanguage: 'fr' };
  const again = await write(of.operator, 'rerunRun', { params: { runId }, body });
  expect(again).toMatchObject({
    previousRunId: runId,
    versionId: of.versionId,
    targetLanguage: 'fr',
    overrides: { connection: 'house' },
  });
});

test('lists runs newest first, by state, file and language', async () => {
  const of = await specimen();
  const { projectId, reviewer, fileId } = of;
  const first = await insertRunOf(services.db, of, [], { state: 'failed' });
  const second = await insertRunOf(services.db, of, [], { targetLanguage: 'fr' });
  const list = (query: object) => read(reviewer, 'listRuns', { params: { projectId }, query: { ...query } });
  const page = await list({ limit: 1 });
  expect(page.items.map(({ id }: Shown) => id)).toEqual([second]);
  expect(await list({ cursor: page.next })).toMatchObject({ items: [{ id: first }], next: null });
  expect((await list({ state: 'failed' })).items).toMatchObject([{ id: first }]);
  expect((await list({ targetLanguage: 'fr', fileId })).items).toMatchObject([{ id: second }]);
});

test('lists findings page by page', async () => {
  const of = await specimen();
  const runId = await insertRunOf(services.db, of);
  for (const [number, severity] of ['error', 'warning', 'info'].entries())
    await sql`insert into run_findings (run_id, number, stage, code, severity, position, finding)
      values (${runId}, ${number}, 'quality', 'c', ${severity}, ${number}, '{"message": "m", "action": "a"}')`.execute(
      services.db,
    );
  const list = (query: object) =>
    read(of.reviewer, 'listRunFindings', { params: { runId }, query: { ...query } });
  const page = await list({ limit: 2 });
  expect(page.items.map(({ position }: Shown) => position)).toEqual([0, 1]);
  expect(await list({ cursor: page.next })).toMatchObject({ items: [{ severity: 'info' }], next: null });
  expect((await list({ severity: 'error' })).items).toHaveLength(1);
});

test('events go on from where a watcher was, and end with the run', async () => {
  const of = await specimen();
  const runId = await insertRunOf(services.db, of, [], { state: 'running' });
  const insert = (event: string) =>
    sql`insert into run_events (run_id, event, data, occurred_at) values (${runId}, ${event}, '{}', now())`.execute(
      services.db,
    );
  await insert('begin');
  await insert('advance');
  const context = reading(services, of.reviewer);
  const watch = watchRun(context, runId, { after: 0, signal: new AbortController().signal });
  const begin = (await watch.next()).value!;
  expect(begin.event).toBe('begin');
  const rest = watchRun(context, runId, { after: Number(begin.id), signal: new AbortController().signal });
  const seen: string[] = [];
  const watching = (async () => {
    for await (const { event } of rest) seen.push(event);
  })();
  await insert('deliver');
  await sql`update runs set state = 'delivered' where id = ${runId}`.execute(services.db);
  await watching;
  expect(seen).toEqual(['advance', 'deliver']);
});

test('a watcher who leaves is not waited for', async () => {
  const of = await specimen();
  const runId = await insertRunOf(services.db, of, [], { state: 'running' });
  const leaving = new AbortController();
  const watch = watchRun(reading(services, of.reviewer), runId, { after: 0, signal: leaving.signal });
  const next = watch.next();
  leaving.abort();
  expect(await next).toMatchObject({ done: true });
});

test('a delivery comes with its certificate and a link', async () => {
  const of = await specimen();
  const runId = await insertRunOf(services.db, of, [], { state: 'delivered', stage: 'delivery' });
  const get = () => read(of.reviewer, 'getDelivery', { params: { runId } });
  await expect(get()).rejects.toMatchObject({ code: 'delivery-missing', status: 404 });
  const artifactId = await insertArtifact(services.db, of.projectId, { kind: 'output', retention: 'output' });
  await sql`insert into deliveries (run_id, artifact_id, certificate, delivered_at)
    values (${runId}, ${artifactId}, '{"sha256": "x"}', now())`.execute(services.db);
  expect(await get()).toMatchObject({
    artifactId,
    certificate: { sha256: 'x' },
    link: { url: expect.any(String) },
  });
});

test('reviewers do not operate runs, and strangers know of none', async () => {
  const of = await specimen();
  const runId = await insertRunOf(services.db, of, [], { state: 'running' });
  const { operator: stranger, projectId: own } = await specimen();
  const operations: [string, object][] = [
    ['pauseRun', {}],
    ['resumeRun', {}],
    ['cancelRun', {}],
    ['retryRun', {}],
    ['rerunRun', {}],
    ['prioritiseRun', { priority: 1 }],
  ];
  for (const [operation, body] of operations) {
    const input = { params: { runId }, body };
    await expect(write(of.reviewer, operation, input)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(write(stranger, operation, input)).rejects.toMatchObject({ code: 'run-unknown' });
  }
  for (const operation of ['getRun', 'listRunFindings', 'watchRun', 'getDelivery'])
    await expect(read(stranger, operation, { params: { runId } })).rejects.toMatchObject({
      code: 'run-unknown',
    });
  const params = { projectId: of.projectId };
  await expect(read(stranger, 'listRuns', { params })).rejects.toMatchObject({ code: 'project-unknown' });
  const body = { versionId: of.versionId, targetLanguage: 'de' };
  await expect(write(stranger, 'createRun', { params, body })).rejects.toMatchObject({
    code: 'project-unknown',
  });
  await expect(write(stranger, 'createRun', { params: { projectId: own }, body })).rejects.toMatchObject({
    status: 404,
  });
});
