// What does not go on, and what mends it: one run that its model refused, one batch with a document that is damaged.
import type { Locator } from 'playwright-core';
import type { FakeLlm } from '#test/fake-llm';
import { documentOf } from '#test/trial-project';
import type { Guest } from './guest.ts';
import type { GuideMaker } from './guide.ts';
import { laterLease, supplies } from './guide-story.ts';

export interface Walk {
  readonly guest: Guest;
  readonly guide: GuideMaker;
  /** Address of the project's page. */
  readonly project: string;
}

/** What does not move by itself is asked for again. */
export async function reloadUntil({ page }: Guest, target: Locator): Promise<void> {
  for (let left = 60; left > 0 && (await target.count()) === 0; left--) {
    await new Promise((done) => setTimeout(done, 500));
    await page.reload();
  }
  await target.first().waitFor();
}

const card = ({ page }: Guest, title: string): Locator =>
  page.locator('.card').filter({ has: page.getByRole('heading', { name: title }) });

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A run whose model takes no key, mended from the home page. */
export async function walkFailure({ guest, guide, project }: Walk, model: FakeLlm): Promise<void> {
  const { page } = guest;
  const file = 'Supply contract.docx';
  model.answerNext(() => ({ status: 401, body: { error: { message: 'Incorrect API key provided' } } }));
  await guest.goto(`${project}/upload`);
  await page.getByLabel('French').uncheck();
  const buffer = Buffer.from(documentOf(supplies));
  await guest.bring('Word documents', [{ name: file, mimeType: docx, buffer }]);
  await guest.press('Upload and look');
  await guest.press('Translate');
  await guest.goto('/');
  await reloadUntil(guest, card(guest, 'Did not go on').getByText(file));
  await guide.picture(guest, 'home', { height: 900 });
  await guest.press(/Try again/);
  await page.getByText('The run goes on.').waitFor();
  await reloadUntil(guest, card(guest, 'Waits for review').getByText(file));
}

/** A batch of three documents, the last of which ends in its middle. */
export async function walkBatch({ guest, guide, project }: Walk): Promise<void> {
  const { page } = guest;
  const form = new FormData();
  form.set('manifest', JSON.stringify({ name: 'Autumn leases', targetLanguages: ['de'] }));
  const whole = Buffer.from(documentOf(laterLease.slice(1)));
  const documents = [
    ['Lease, quay 3.docx', Buffer.from(documentOf(supplies.slice(1)))],
    ['Lease, pier 9.docx', whole],
    ['Lease, old harbour.docx', whole.subarray(0, whole.length / 2)],
  ] as const;
  for (const [name, content] of documents) form.append('file', new Blob([content], { type: docx }), name);
  await guest.ask(`${project}/batches`, form);
  await guest.goto(project);
  await guest.press('Batches');
  await guest.press('Autumn leases');
  await reloadUntil(guest, page.getByText('Failed', { exact: true }).last());
  await reloadUntil(guest, page.locator('tbody').getByText('In review').nth(1));
  await guide.picture(guest, 'batch');
}
