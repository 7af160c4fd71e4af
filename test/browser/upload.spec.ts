import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { insertUpload, type UploadItem } from '#domain/files/uploads';
import { openPackage } from '#engine/docx/package';
import { newId } from '#platform/database';
import { type ChosenFile, type Guest, openHouse, ways } from '#test/browser';
import type { TestServices } from '#test/services';
import { documentOf, openTrialProject, sentences, type TrialProject } from '#test/trial-project';

const house = await openHouse();
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

let projects = 0;

async function trial(): Promise<TrialProject> {
  const project = await openTrialProject(
    house.services as unknown as TestServices,
    `contracts-${++projects}`,
  );
  await project.connect({ name: 'trial' });
  await project.policy({ providers: ['trial'] });
  return project;
}

const file = (name: string, texts: readonly string[]): ChosenFile => ({
  ...{ name, mimeType: docx, buffer: Buffer.from(documentOf(texts)) },
});

async function upload(guest: Guest, files: readonly ChosenFile[], path?: string): Promise<void> {
  if (path) await guest.goto(path);
  await guest.bring('Word documents', files);
  await guest.press('Upload and look');
}

/** Waits until the file of a run can be downloaded, and gives the text of its main part. */
async function deliveredText(guest: Guest): Promise<string> {
  const { page } = guest;
  const translation = /^DOCX .*\.(de|fr)\.docx/;
  for (
    let left = 60;
    left > 0 && (await page.getByRole('link', { name: translation }).count()) === 0;
    left--
  ) {
    await new Promise((done) => setTimeout(done, 500));
    await page.reload();
  }
  const download = await guest.download(translation);
  const opened = openPackage(await readFile(await download.path()));
  return new TextDecoder().decode(opened.package!.read(opened.package!.mainPart));
}

test('names of files that are chosen turn nothing round', async () => {
  const { projectId } = await trial();
  const guest = await house.enter('operator', { projectIds: [projectId] });
  await guest.goto(`/projects/${projectId}/upload`);
  await guest.bring('Word documents', [file('invoice\u202excod.docx', ['One.'])]);
  const names = guest.page.locator('verso-drop li');
  expect(await names.allTextContents()).toEqual(['invoice⟨U+202E⟩xcod.docx']);
});

describe('documents are brought, looked at, translated and taken home', () => {
  for (const { way, ...how } of ways)
    test(way, async () => {
      const { projectId } = await trial();
      const guest = await house.enter('operator', { projectIds: [projectId], ...how });
      const { page } = guest;
      await guest.goto(`/projects/${projectId}`);
      await guest.press('Upload documents');
      await guest.write('Other languages', 'fr');
      await guest.look('upload/form');
      await upload(guest, [file('Lease <b>1.docx', sentences(5)), file('Notes.docx', ['Nothing new here.'])]);
      expect(await page.getByRole('heading', { name: 'Before it begins' }).count()).toBe(1);
      expect(await page.getByText('New file').count()).toBe(2);
      await guest.look('upload/review');
      await guest.press('Translate');
      expect(await page.getByRole('status').textContent()).toContain('4 runs have begun.');
      await guest.follow(page.getByText('4 runs delivered').or(page.getByText('Nothing is under way')));
      await guest.goto(`/projects/${projectId}/files`);
      await guest.press('Lease <b>1.docx');
      expect(await deliveredText(guest)).toContain('⟦Ţĥéé');
      await guest.look('upload/delivered');
    });
});

/** An upload of so many documents that its page reckons nothing itself. */
async function insertFolder({ projectId, upload: keep }: TrialProject): Promise<string> {
  const { versionId } = await keep('Lease.docx', sentences(5));
  const { db } = house.services;
  // Of documents this long the page itself reckons nothing.
  await sql`update extractions set segment_count = 100 where version_id = ${versionId}`.execute(db);
  const item = { name: 'Lease.docx', size: 1, versionId, fileId: null, artifactId: null, problem: null };
  const items = Array.from({ length: 120 }, (): UploadItem => ({ ...item, outcome: 'new-version' }));
  const of = { targetLanguages: ['de'], startedAt: null, createdBy: 'x', createdAt: new Date() };
  const id = newId();
  await insertUpload(db, { id, projectId, items, ...of });
  return `/projects/${projectId}/uploads/${id}`;
}

test('of a large folder estimates come where one looks, one request at a time', async () => {
  const project = await trial();
  const folder = await insertFolder(project);
  const guest = await house.enter('operator', { projectIds: [project.projectId] });
  const { page } = guest;
  const answered: string[] = [];
  let [underWay, most] = [0, 0];
  page.on('request', (request) => {
    if (request.url().includes('/estimates')) most = Math.max(most, ++underWay);
  });
  page.on('requestfinished', (request) => {
    if (request.url().includes('/estimates')) underWay = answered.push(request.url()) && underWay - 1;
  });
  await guest.goto(folder);
  const reckoned = page.locator('.preflight');
  await expect.poll(() => reckoned.count()).toBe(20);
  expect(answered).toHaveLength(1);
  // However fast it is run through.
  for (let times = 0; times < 40; times++) {
    await page.mouse.wheel(0, 2_000);
    await page.waitForTimeout(100);
  }
  await expect.poll(() => reckoned.count()).toBe(120);
  expect([answered.length, most]).toEqual([6, 1]);
  await guest.look('upload/folder');
});

test.each([503, 0])(
  'estimates that do not come are asked for once more, at an answer of %i',
  async (status) => {
    const project = await trial();
    const folder = await insertFolder(project);
    const guest = await house.enter('operator', { projectIds: [project.projectId] });
    const { page } = guest;
    const body = '<p>The gateway is down.</p>';
    await page.route('**/estimates?**', (route) =>
      status === 0 ? route.abort() : route.fulfill({ status, contentType: 'text/html', body }),
    );
    await guest.goto(folder);
    const failed = page.locator('.failed-part').filter({ hasText: 'This part of the page did not load.' });
    await failed.first().waitFor();
    expect(await page.getByText('The gateway is down.').count()).toBe(0);
    expect(await page.locator('.card').filter({ hasText: 'Lease.docx' }).count()).toBeGreaterThan(20);
    expect(await page.locator('#announcements').textContent()).toBe('This part of the page did not load.');
    guest.takeFaults();
    await guest.look('upload/no-estimates');
    await page.unroute('**/estimates?**');
    await failed.first().getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => page.locator('.preflight').count()).toBe(20);
    expect(await failed.count()).toBe(0);
  },
);

test.each(ways)('a large folder is estimated as a whole, $way', async ({ way: _, ...how }) => {
  const project = await trial();
  const folder = await insertFolder(project);
  const guest = await house.enter('operator', { projectIds: [project.projectId], ...how });
  const { page } = guest;
  await guest.goto(folder);
  await page.getByText('of 120 documents.').waitFor();
  await guest.press('Estimate all documents');
  for (let group = 0; !guest.hasScript && group < 6; group++)
    await guest.press('Estimate the next documents');
  await page.getByText(/[1-9]\d* words, Price: nothing/).waitFor();
  await expect.poll(() => page.getByText('of 120 documents.').count(), { timeout: 60_000 }).toBe(0);
  await guest.look('upload/estimated');
  expect(await page.locator('#upload-total').textContent()).toMatch(/^4,?800 words/);
  if (guest.hasScript) expect(await page.locator('.preflight').count()).toBe(120);
  else await guest.press('Back to the upload');
  await guest.press('Translate');
  await page.getByText('120 runs have begun.').waitFor();
});

describe('what a document is, people are asked in plain words', () => {
  test.each(ways)('collision, rename and the same again, $way', async ({ way: _, ...how }) => {
    const { projectId } = await trial();
    const guest = await house.enter('operator', { projectIds: [projectId], ...how });
    const { page } = guest;
    const path = `/projects/${projectId}/upload`;
    await upload(guest, [file('Report.docx', sentences(20))], path);
    await upload(
      guest,
      [
        file('Report.docx', sentences(20, 'price')),
        file('Report 2027.docx', [...sentences(20), 'One more.']),
        file('Report.docx', sentences(20)),
        { ...file('Broken.docx', []), buffer: Buffer.from('no document') },
      ],
      path,
    );
    await guest.look('upload/questions');
    expect(await page.getByText('There is a file called Report.docx').count()).toBe(1);
    expect(await page.getByText('Has it a new name?').count()).toBe(1);
    expect(await page.getByText('Exactly this document is there already').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Translate' }).count()).toBe(0);
    const asked = (name: RegExp) => page.getByRole('group', { name });
    await guest.tick('It is another document', asked(/There is a file called/));
    await guest.tick('under a new name', asked(/Has it a new name/));
    await guest.tick('Leave it out', asked(/Exactly this/));
    await guest.press('Go on');
    expect(await page.getByRole('button', { name: 'Translate' }).count()).toBe(1);
    await guest.look('upload/answered');
    await guest.goto(`/projects/${projectId}/files`);
    expect(await page.getByRole('rowheader').allTextContents()).toEqual(['Report.docx', 'Report 2027.docx']);
  });
});
