import { afterAll, beforeAll, expect, test } from 'vitest';
import { plugin as glossary } from '#domain/glossary/plugin';
import { listTargets } from '#domain/runs';
import { plugin as webhooks } from '#domain/webhooks/plugin';
import { preflightVersion } from '#pipeline/stage-jobs/preflight';
import { startFakeLibreTranslate } from '#test/fake-libretranslate';
import { startFakeLlm } from '#test/fake-llm';
import { type TestServices, testServices } from '#test/services';
import { openTrialProject, sentences, type TrialProject } from '#test/trial-project';
import { plugin } from './plugin.ts';

/** Translates into German and Spanish, not into Basque. */
const libre = await startFakeLibreTranslate();
const broken = await startFakeLlm({ key: 'nobody has it' });
let services: TestServices;
let trial: TrialProject;

beforeAll(async () => {
  services = await testServices({
    handlers: [...plugin.handlers!, ...(webhooks.handlers ?? [])],
    queues: [...glossary.queues!, ...plugin.queues!, ...(webhooks.queues ?? [])],
  });
  trial = await openTrialProject(services, 'pairs');
  await trial.connect({ name: 'libre', settings: { provider: 'libretranslate', baseUrl: libre.url } });
  await trial.connect({ name: 'pseudo' });
  await trial.connect({ name: 'broken', url: broken.url });
});
afterAll(() => Promise.all([libre.close(), broken.close()]));

async function translate(name: string, providers: string[]) {
  await trial.policy({ providers });
  const { versionId } = await trial.upload(name, sentences(3));
  const before = await preflightVersion(trial.seeing(), { versionId, targetLanguage: 'eu' });
  const { id } = await trial.start(versionId, 'eu');
  await services.drain();
  return { before, run: await trial.state(id), targets: await listTargets(services.db, id) };
}

test('the next connection is asked where one does not know the languages', async () => {
  const { before, run, targets } = await translate('next.docx', ['libre', 'pseudo']);
  expect(before).toMatchObject({ connection: { name: 'pseudo' }, obstacle: null });
  expect(run).toMatchObject({ state: 'delivered' });
  expect(targets.map(({ provider }) => provider)).toEqual(['pseudo', 'pseudo', 'pseudo']);
});

test('a run ends with the reason, told before, where no connection knows the languages', async () => {
  const { before, run, targets } = await translate('none.docx', ['libre']);
  const reason = { code: 'provider-language-pair', message: expect.stringContaining('libre: en to eu') };
  expect(before).toMatchObject({ connection: { name: 'libre' }, obstacle: reason, calls: 0 });
  expect(before.usage).not.toHaveProperty('price');
  expect(run).toMatchObject({ state: 'failed', stage: 'translation', failure: reason });
  expect(targets).toEqual([]);
});

test('why a connection that knows the languages failed is told, though the next one does not know them', async () => {
  const { run } = await translate('first.docx', ['broken', 'libre']);
  expect(run).toMatchObject({
    state: 'failed',
    failure: { code: 'connection-failed', message: expect.stringContaining('broken: unauthorised') },
  });
});
