import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Guest, openHouse } from '#test/browser';

const house = await openHouse();
const examples = join(import.meta.dirname, '..', '..', 'examples');

async function ask(guest: Guest, path: string, data: object) {
  const headers = { origin: guest.origin };
  const response = await guest.context.request.post(`/api/v1${path}`, { data, headers });
  if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`);
  return response.json();
}

async function makeProject(guest: Guest): Promise<string> {
  const project = { key: 'spring', name: 'Spring', sourceLanguage: 'en', targetLanguages: ['de'] };
  const { id } = await ask(guest, '/projects', project);
  await ask(guest, `/projects/${id}/connections`, { name: 'pseudo', settings: { provider: 'pseudo' } });
  await ask(guest, `/projects/${id}/policies`, { providers: ['pseudo'], review: { required: 'never' } });
  return id;
}

describe('a batch', () => {
  test('tells which of its documents failed, why, and what to do, and submits them anew', async () => {
    const guest = await house.enter('administrator');
    const { page } = guest;
    const projectId = await makeProject(guest);
    await guest.goto(`/projects/${projectId}/batches`);
    await guest.look('batches/none');
    const whole = readFileSync(join(examples, 'manual.docx'));
    const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    const form = new FormData();
    form.set('manifest', JSON.stringify({ name: 'Spring <b>2027</b>', targetLanguages: ['de'] }));
    form.append('file', new Blob([whole], { type: word }), 'manual.docx');
    form.append('file', new Blob([whole.subarray(0, 3000)], { type: word }), 'cut off.docx');
    const cookies = await guest.context.cookies();
    const response = await fetch(`${guest.origin}/api/v1/projects/${projectId}/batches`, {
      method: 'POST',
      body: form,
      headers: {
        origin: guest.origin,
        cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      },
    });
    expect(response.status).toBe(201);
    await guest.goto(`/projects/${projectId}/batches`);
    await guest.press('Spring <b>2027</b>');
    await page.getByText('Finished').first().waitFor({ timeout: 60_000 });
    await page.reload();
    await guest.look('batches/one');
    await guest.press(/^Failed/);
    const row = page.locator('tbody tr');
    expect(await row.count()).toBe(1);
    expect(await row.textContent()).toMatch(/cut off\.docx.*ends before its table of contents.*fresh copy/s);
    await guest.tabTo(page.getByRole('button', { name: 'Submit failed ones anew' }));
    await page.keyboard.press('Enter');
    await page.getByText('1 submitted anew.').waitFor();
    await page.getByText('Finished').first().waitFor({ timeout: 60_000 });
    const reviewer = await house.enter('reviewer', { projectIds: [projectId] });
    await reviewer.goto(page.url());
    expect(await reviewer.page.getByRole('button', { name: 'Submit failed ones anew' }).count()).toBe(0);
  });
});
