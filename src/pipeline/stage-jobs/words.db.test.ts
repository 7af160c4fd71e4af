import { beforeAll, expect, test } from 'vitest';
import { findExtraction } from '#domain/files';
import { plugin as glossary } from '#domain/glossary/plugin';
import { findRun } from '#domain/runs';
import { reportCoverage } from '#domain/runs/reports';
import { summariseRun } from '#domain/runs/summary';
import { preflightVersion } from '#pipeline/stage-jobs/preflight';
import { type TestServices, testServices } from '#test/services';
import { openTrialProject, type TrialProject } from '#test/trial-project';
import { plugin } from './plugin.ts';

let services: TestServices;
let trial: TrialProject;

beforeAll(async () => {
  services = await testServices({
    handlers: [...plugin.handlers!],
    queues: [...glossary.queues!, ...plugin.queues!],
  });
  trial = await openTrialProject(services, 'words');
});

const bold = (text: string) =>
  `</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r><w:r><w:t xml:space="preserve">`;

/** Texts that words are counted differently in, depending on what divides them; white space gives other numbers for each. */
const texts = [
  'The tenants’ and landlord’s lawyers don’t agree — not yet.',
  'A state-of-the-art, twenty-one-year-old machine.',
  'It costs 1,234.50 € or 3.5 %, twice.',
  '供应商应按时交货。',
  'ผู้ขายต้องส่งมอบสินค้า',
  `Turn the ${bold('wheel')}s un${bold('til')} it stops.`,
];

test('words are as many before a run, in its summary and in reports, whatever divides them', async () => {
  await trial.connect({ name: 'model' });
  await trial.policy({ providers: ['model'] });
  const { versionId } = await trial.upload('words.docx', texts);
  const before = await preflightVersion(trial.seeing(), { versionId, targetLanguage: 'de' });
  const ofWhiteSpace = texts.map((text) => text.replaceAll(/<[^>]*>/g, '').split(/\s+/).length);
  expect(before.words).not.toBe(ofWhiteSpace.reduce((sum, words) => sum + words, 0));
  const { id } = await trial.start(versionId);
  await services.drain();
  expect((await summariseRun(trial.seeing(), id)).extracted.words).toBe(before.words);
  const scope = { projectId: trial.projectId, allRuns: false, groupBy: 'project' } as const;
  const [report] = await reportCoverage(trial.seeing(), scope, { after: '', limit: 10 });
  expect(report!.total.words).toBe(before.words);
  const { extractionId } = await findRun(trial.seeing(), id);
  expect(await findExtraction(trial.seeing(), extractionId!)).toMatchObject({ wordCount: before.words });
});
