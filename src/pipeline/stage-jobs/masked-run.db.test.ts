import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reading, transact } from '#domain/audit';
import { type Context, systemActor } from '#domain/context';
import { plugin as glossary } from '#domain/glossary/plugin';
import { addPolicy, createConnection, createProject, defaultPolicy } from '#domain/projects';
import { createRun, findRun, listTargets, type Run } from '#domain/runs';
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

const doing = <T>(work: (context: Context) => Promise<T>): Promise<T> => transact(services, actor, work);
const seeing = (): Context => reading(services, actor);
const email = 'anna.berg@example.org';
const iban = 'DE89 3704 0044 0532 0130 00';
const paragraph = (runs: string): string => `<w:p>${runs}</w:p>`;
const run = (text: string, format = ''): string =>
  `<w:r><w:rPr>${format}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const body = [
  paragraph(`<w:pPr><w:outlineLvl w:val="0"/></w:pPr>${run(`Payments of ${email}`)}`),
  paragraph(run(`Please write to ${email} before Monday.`)),
  paragraph(
    run('The account is ') + run(iban.slice(0, 12), '<w:b/>') + run(`${iban.slice(12)} at the bank.`),
  ),
  paragraph(run('Nothing else is owed to anybody.')),
].join('');

async function translate(enabled: boolean): Promise<Run> {
  const masking = { ...defaultPolicy.masking, enabled };
  await doing((context) =>
    addPolicy(context, projectId, {
      ...defaultPolicy,
      providers: ['model'],
      egress: 'any',
      masking,
      review: { required: 'never' },
    }),
  );
  const { version } = await receiveUpload(seeing(), {
    projectId,
    fileName: `payments-${enabled}.docx`,
    content: Readable.from([buildDocx({ body })]),
    intent: 'new-file',
    channel: 'test',
  });
  const { id } = await doing((context) =>
    createRun(context, { versionId: version.id, targetLanguage: 'de' }),
  );
  await services.drain();
  return findRun(seeing(), id);
}

const sent = (): string => JSON.stringify(model.requests.map(({ body: raw }) => raw));

async function targetTexts(id: string): Promise<string> {
  const targets = await listTargets(services.db, id);
  return targets
    .map(({ items }) => (items ?? []).map((item) => (item.kind === 'text' ? item.text : '')).join(''))
    .join('\n');
}

beforeAll(async () => {
  model = await startFakeLlm();
  services = await testServices({
    handlers: [...plugin.handlers!, ...(webhooks.handlers ?? [])],
    queues: [...glossary.queues!, ...plugin.queues!, ...(webhooks.queues ?? [])],
  });
  const project = { key: 'masked', name: 'Masked', sourceLanguage: 'en', targetLanguages: ['de'] };
  projectId = (await doing((context) => createProject(context, project))).id;
  await doing((context) =>
    createConnection(context, projectId, {
      name: 'model',
      settings: { provider: 'openai-compatible', baseUrl: model.url, model: 'm' },
      enabled: true,
      concurrency: 2,
      spendingLimit: null,
      spendingPeriod: 'month',
    }),
  );
});

afterAll(() => model.close());

test('sends no personal data of a document where the policy masks it, and stores it whole', async () => {
  const { id } = await translate(true);
  expect(model.calls).toBeGreaterThan(0);
  expect(sent()).toContain('before Monday');
  expect(sent()).not.toMatch(/anna\.?berg|example\.org|DE89|3704|0532|0130/i);
  const stored = await targetTexts(id);
  expect(stored).toContain('PLEASE WRITE TO anna.berg@example.org BEFORE MONDAY.');
  expect(stored).toContain(`THE ACCOUNT IS ${iban} AT THE BANK.`);
  expect(stored).not.toContain('‹');
});

test('sends the same document as it is where the policy masks nothing', async () => {
  await translate(false);
  expect(sent()).toContain(email);
});
