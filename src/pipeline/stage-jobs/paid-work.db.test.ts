import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { plugin as glossary } from '#domain/glossary/plugin';
import { cancelRun, listTargets, retryRun } from '#domain/runs';
import { summariseRun } from '#domain/runs/summary';
import { plugin as webhooks } from '#domain/webhooks/plugin';
import { type FakeLlm, startFakeLlm } from '#test/fake-llm';
import { type TestServices, testServices } from '#test/services';
import { openTrialProject, sentences, type TrialProject } from '#test/trial-project';
import { plugin } from './plugin.ts';

let services: TestServices;
let trial: TrialProject;
const models: FakeLlm[] = [];

beforeAll(async () => {
  services = await testServices({
    handlers: [...plugin.handlers!, ...(webhooks.handlers ?? [])],
    queues: [...glossary.queues!, ...plugin.queues!, ...(webhooks.queues ?? [])],
  });
  trial = await openTrialProject(services, 'paid');
});
afterAll(() => Promise.all(models.map((model) => model.close())));

async function startModel(options: Parameters<typeof startFakeLlm>[0] = {}): Promise<FakeLlm> {
  const model = await startFakeLlm(options);
  models.push(model);
  return model;
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((done) => setTimeout(done, 2));
}

/** Passes calls on to a model and counts how many were under way at once. */
async function startCounting(to: string) {
  let now = 0;
  const counted = { url: '', most: 0, close: () => new Promise<unknown>((done) => server.close(done)) };
  const server = createServer(async (request, response) => {
    counted.most = Math.max(counted.most, ++now);
    const body = await buffer(request);
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${to}${request.url}`, { method: 'POST', headers, body });
    const content = await answer.text();
    now--;
    response.writeHead(answer.status, headers).end(content);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  counted.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return counted;
}

/** What the reports say a run cost, and what its connection was charged. */
async function bills(runId: string, connectionId: string): Promise<[number, number]> {
  const { prices } = await summariseRun(trial.seeing(), runId);
  return [prices.reduce((sum, { price }) => sum + price, 0), await trial.spent(connectionId)];
}

test('reports say what was charged, also for calls of attempts that failed', async () => {
  const model = await startModel({ latency: 60 });
  const connectionId = await trial.connect({ name: 'failing', url: model.url });
  await trial.policy({ providers: ['failing'] });
  const { versionId } = await trial.upload('failing.docx', sentences(120));
  const { id } = await trial.start(versionId);
  const working = services.drain();
  await until(() => model.calls > 0);
  model.answerNext(() => ({ status: 401, body: { error: { message: 'This key is not known.' } } }));
  await working;
  expect(await trial.state(id)).toMatchObject({
    state: 'failed',
    stage: 'translation',
    failure: { code: 'connection-failed', message: expect.stringContaining('(failing: unauthorised: ') },
  });
  const [reported, charged] = await bills(id, connectionId);
  expect(charged).toBeGreaterThan(0);
  expect(reported).toBeCloseTo(charged, 4);
  await trial.doing((context) => retryRun(context, id));
  await services.drain();
  const [all, inAll] = await bills(id, connectionId);
  expect(inAll).toBeGreaterThan(charged);
  expect(all).toBeCloseTo(inAll, 4);
});

test('reports say what was charged for a run that was cancelled meanwhile', async () => {
  const model = await startModel({ latency: 600 });
  const connectionId = await trial.connect({ name: 'cancelled', url: model.url });
  await trial.policy({ providers: ['cancelled'] });
  const { versionId } = await trial.upload('cancelled.docx', sentences(3, 'sum'));
  const { id } = await trial.start(versionId);
  const working = services.drain();
  await until(() => model.calls > 0);
  await trial.doing((context) => cancelRun(context, id));
  await working;
  const [reported, charged] = await bills(id, connectionId);
  expect(charged).toBeGreaterThan(0);
  expect(reported).toBeCloseTo(charged, 4);
});

test('what a connection answers is kept though it is deleted meanwhile', async () => {
  const model = await startModel({ latency: 600 });
  await trial.connect({ name: 'other' });
  const connectionId = await trial.connect({ name: 'deleted', url: model.url });
  await trial.policy({ providers: ['deleted', 'other'] });
  const { versionId } = await trial.upload('deleted.docx', sentences(3, 'fee'));
  const { id } = await trial.start(versionId);
  const working = services.drain();
  await until(() => model.calls > 0);
  await trial.disconnect(connectionId);
  await working;
  expect(await trial.state(id)).toMatchObject({ state: 'delivered' });
  const targets = await listTargets(services.db, id);
  expect(targets.map((target) => target.connectionId)).toEqual([connectionId, connectionId, connectionId]);
});

test('no connection has more portions under way than it allows, whichever of the policy it is', async () => {
  const broken = await startModel({ key: 'nobody has it' });
  const model = await startModel({ latency: 150 });
  const busy = await startCounting(model.url);
  await trial.connect({ name: 'broken', url: broken.url });
  await trial.connect({ name: 'second', url: busy.url, concurrency: 1 });
  await trial.policy({ providers: ['broken', 'second'] });
  const runs: string[] = [];
  for (const about of ['rent', 'heat', 'water']) {
    const { versionId } = await trial.upload(`${about}.docx`, sentences(3, about));
    runs.push((await trial.start(versionId)).id);
  }
  await Promise.all([services.drain(), services.drain(), services.drain()]);
  await services.drain();
  for (const id of runs) expect(await trial.state(id)).toMatchObject({ state: 'delivered' });
  expect(busy.most).toBe(1);
  await busy.close();
});

test('calls at the same time stay within the limit of their connection', async () => {
  const model = await startModel({ latency: 100 });
  /** Enough for two of them. */
  const limit = 6_000;
  const connectionId = await trial.connect({ name: 'limited', url: model.url, spendingLimit: limit });
  await trial.policy({ providers: ['limited'] });
  const runs: string[] = [];
  for (const about of ['gas', 'light', 'roof', 'yard']) {
    const { versionId } = await trial.upload(`${about}.docx`, sentences(40, about));
    runs.push((await trial.start(versionId)).id);
  }
  await Promise.all([services.drain(), services.drain(), services.drain(), services.drain()]);
  await services.drain();
  const states = await Promise.all(runs.map(async (id) => (await trial.state(id)).state));
  expect(new Set(states)).toEqual(new Set(['delivered', 'failed']));
  for (const id of runs) {
    const { state, failure } = await trial.state(id);
    if (state === 'failed') expect(failure?.code).toBe('spending-limit-reached');
  }
  const spent = await trial.spent(connectionId);
  expect(spent).toBeGreaterThan(0);
  expect(spent).toBeLessThanOrEqual(limit);
});
