import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Guest, openHouse, ways } from '#test/browser';

const house = await openHouse();
const examples = join(import.meta.dirname, '..', '..', 'examples');

let projects = 0;

async function makeProject(guest: Guest): Promise<string> {
  const project = {
    key: `spring-${++projects}`,
    name: 'Spring',
    sourceLanguage: 'en',
    targetLanguages: ['de'],
  };
  const { id } = await guest.ask('/projects', project);
  await guest.ask(`/projects/${id}/connections`, { name: 'pseudo', settings: { provider: 'pseudo' } });
  await guest.ask(`/projects/${id}/policies`, { providers: ['pseudo'], review: { required: 'never' } });
  return id;
}

describe('a batch', () => {
  test.each(ways)(
    'tells which documents failed, why, and submits them anew, $way',
    async ({ way: _, ...how }) => {
      const guest = await house.enter('administrator', how);
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
      await guest.ask(`/projects/${projectId}/batches`, form);
      await guest.goto(`/projects/${projectId}/batches`);
      await guest.press('Spring <b>2027</b>');
      await guest.follow(page.getByText('Finished'));
      await page.reload();
      expect(await page.getByText(/^([1-9]\d*) of \1 segments translated$/).count()).toBe(1);
      await guest.look('batches/one');
      await guest.press(/^Failed/);
      const row = page.locator('tbody tr');
      expect(await row.count()).toBe(1);
      expect(await row.textContent()).toMatch(
        /cut off\.docx.*ends before its table of contents.*fresh copy/s,
      );
      await guest.press('Submit failed ones anew');
      await page.getByText('1 submitted anew.').waitFor();
      await guest.follow(page.getByText('Finished'));
      const reviewer = await house.enter('reviewer', { projectIds: [projectId] });
      await reviewer.goto(page.url());
      expect(await reviewer.page.getByRole('button', { name: 'Submit failed ones anew' }).count()).toBe(0);
    },
  );

  test.each(ways)('is cancelled once somebody has been asked, $way', async ({ way: _, ...how }) => {
    const guest = await house.enter('administrator', how);
    const { page } = guest;
    const projectId = await makeProject(guest);
    await guest.ask(`/projects/${projectId}/policies`, {
      providers: ['pseudo'],
      review: { required: 'always' },
    });
    const form = new FormData();
    form.set('manifest', JSON.stringify({ name: 'Autumn', targetLanguages: ['de'] }));
    form.append('file', new Blob([readFileSync(join(examples, 'manual.docx'))]), 'manual.docx');
    const { id } = await guest.ask(`/projects/${projectId}/batches`, form);
    await guest.goto(`/batches/${id}`);
    if (guest.hasScript) await page.getByRole('button', { name: 'Cancel the batch' }).press('Enter');
    else await guest.press('Cancel the batch');
    await page.getByText('What was delivered stays.').waitFor();
    await guest.look('batches/cancel');
    const focused = page.locator(':focus');
    if (guest.hasScript) expect(await focused.textContent()).toBe('Leave as it is');
    const asked = guest.hasScript ? page.getByRole('dialog') : page.getByRole('main');
    await asked.getByRole('button', { name: 'Cancel the batch' }).press('Enter');
    await page.getByText('What was not delivered is cancelled.').waitFor();
  });
});
