// From the link that an installation prints to a document that is proven: what everybody does first, in every way people do it.
import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openPackage } from '#engine/docx/package';
import { type ChosenFile, type Guest, openHouse, password, ways } from '#test/browser';
import { corpusFolder, hasCorpus } from '#test/corpus';
import { startFakeLlm } from '#test/fake-llm';
import { hasLibreOffice, textsByLibreOffice } from '#test/libreoffice';
import { runVerso } from '#test/service/verso-process';

const document = hasCorpus
  ? join(corpusFolder, 'docx', 'valid', 'safedocx-letter-of-intent.docx')
  : join(import.meta.dirname, '..', '..', 'examples', 'agreement.docx');
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const written = 'Absichtserklärung, von Hand geschrieben';

/** A model that takes its time, so that there is progress to be seen. */
const model = await startFakeLlm({ latency: 3_000 });
afterAll(() => model.close());

async function signUp(guest: Guest, link: string): Promise<void> {
  await guest.goto(link);
  await guest.write('Name', 'Ada Lovelace');
  await guest.write('E-mail address', 'ada@example.org');
  await guest.write('New password', password);
  await guest.press('Continue');
  await guest.write('E-mail address', 'ada@example.org');
  await guest.write('Password', password);
  await guest.press('Sign in');
}

async function makeProject(guest: Guest): Promise<void> {
  await guest.press('New project');
  await guest.write('Name', 'Letters');
  await guest.write('Source language', 'en');
  await guest.write('Target languages', 'de');
  await guest.press('Create');
  await guest.unfold('Setup');
  await guest.press('Connections');
  await guest.press('New connection');
  await guest.write('Name', 'Model of the house');
  await guest.choose('Service', 'openai-compatible');
  await guest.write('Model', 'm');
  await guest.write('Address', model.url);
  await guest.press('Create connection');
  await guest.unfold('Setup');
  await guest.press('Policy');
  await guest.press('Edit the policy');
  await guest.write('Connections to ask', 'Model of the house');
  await guest.choose('A person has to approve', 'Everything');
  await guest.press('Save as a new version');
}

async function upload(guest: Guest): Promise<void> {
  const { page } = guest;
  const file: ChosenFile = {
    name: 'Letter of intent.docx',
    mimeType: word,
    buffer: await readFile(document),
  };
  await guest.press(/^Upload$/);
  await guest.bring('Word documents', [file]);
  await guest.press('Upload and look');
  expect(await page.getByText(/^[\d,]+ words, [\d,]+ segments$/).count()).toBe(1);
  await guest.look('journey/preflight');
  await guest.press('Translate');
}

async function watch(guest: Guest): Promise<void> {
  const now = (stage: string) => guest.page.locator('.stageNow', { hasText: stage });
  await guest.press('Letter of intent.docx');
  await guest.follow(now('Translation').or(now('Review')));
  await guest.follow(now('Review'));
}

async function review(guest: Guest): Promise<void> {
  const { page } = guest;
  await guest.press(/^Review$/);
  await guest.press('Next to review');
  await guest.write('Translation', written);
  await guest.press('Approve, next');
  await page.locator('#s-1.is-open').waitFor();
  await guest.look('journey/review');
  await guest.unfold('Reject');
  await guest.write('Reason', 'Not how we say it', page.locator('.reject'));
  await guest.press(/^Reject$/);
  await page.getByRole('status').filter({ hasText: 'Rejected.' }).waitFor();
  await page.locator('#s-1').getByText('Rejected').first().waitFor();
  await guest.look('journey/rejected');
  await guest.press('Approve all');
  await guest.tick('Also those whose checks failed');
  await guest.press('Approve all');
  await page.getByText(/\d+ approved, 0 left/).waitFor();
}

/** The delivered document and its certificate, as files. */
async function takeHome(guest: Guest, folder: string): Promise<{ output: string; certificate: string }> {
  await guest.press('Letter of intent.docx');
  const { page } = guest;
  const translation = page.getByRole('link', { name: /^Download .*\.docx$/ });
  await guest.follow(translation.or(page.getByRole('link', { name: 'Show the result' })));
  if ((await translation.count()) === 0) await guest.press('Show the result');
  expect(await page.locator('main').getByText('Ada Lovelace').count()).toBe(1);
  await guest.look('journey/delivered');
  const output = join(folder, 'Letter of intent.de.docx');
  const certificate = join(folder, 'certificate.json');
  await (await guest.download(/^Download .*\.docx$/)).saveAs(output);
  await (await guest.download(/^Download .*certificate/)).saveAs(certificate);
  return { output, certificate };
}

/** By the gate that let it out, by its certificate, and by another word processor. */
async function prove(output: string, certificate: string, folder: string): Promise<void> {
  await runVerso(['validate', output, '--against', document], {});
  const genuine = ['certificate', 'verify', certificate, '--output', output];
  await runVerso(genuine, { VERSO_SECRET_KEY: 'a secret key for browsers of tests' });
  const main = openPackage(await readFile(output)).package!;
  expect(new TextDecoder().decode(main.read(main.mainPart))).toContain(written);
  if (!hasLibreOffice) return;
  const texts = await textsByLibreOffice([output], folder);
  expect(texts.get('Letter of intent.de.docx')).toContain(written);
}

// A house has one first administrator, so that every way begins in a house of its own.
for (const { way, ...how } of ways)
  describe(way, async () => {
    const house = await openHouse();

    test('a first document comes from the printed link to its proof', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'verso-journey-'));
      const guest = await house.guest(how);
      await signUp(guest, await house.firstLink());
      await makeProject(guest);
      await upload(guest);
      await watch(guest);
      await review(guest);
      const { output, certificate } = await takeHome(guest, folder);
      await prove(output, certificate, folder);
    });
  });
