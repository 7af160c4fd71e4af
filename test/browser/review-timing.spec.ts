// What is typed and what is decided in a review, while the house is slow or fails.
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';

import { openHouse } from '#test/browser';
import { insertProject, insertRunOf, insertVersion } from '#test/runs';

const house = await openHouse({ works: false });
const { db } = house.services;

async function openReview() {
  const project = await insertProject(db);
  const sources = ['Wait.', 'Stop.', 'Open the <1>valve</1>.'];
  const version = { ...(await insertVersion(db, project.projectId, sources)), ...project };
  const targets = [{ text: 'Warten.' }, { text: 'Halt.' }, { text: 'Das <1>Ventil</1>.' }];
  const runId = await insertRunOf(db, version, targets);
  const guest = await house.enter('reviewer', { projectIds: [project.projectId] });
  const review = `/runs/${runId}/review`;
  await guest.goto(`${review}?segment=0`);
  const { page } = guest;
  return { runId, review, guest, page, keyboard: page.keyboard, field: page.getByLabel('Translation') };
}

/** Forms that match take so many milliseconds to arrive. */
async function slow(page: Page, path: RegExp, delay = 800): Promise<void> {
  await page.route(path, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, delay));
    await route.continue().catch(() => {});
  });
}

const save = /\/review\/\d+\?/;
const saved = (page: Page) => page.getByRole('status').filter({ hasText: 'Saved.' });
const reason = (page: Page) => page.locator('textarea[name="reason"]');
const comment = (page: Page) => page.getByRole('textbox', { name: 'Comment' });

async function stateOf(runId: string) {
  const { rows } = await sql<{ plain: string; status: string }>`
    select plain, review_status as status from targets where run_id = ${runId} order by position`.execute(db);
  return rows.map(({ plain, status }) => [plain, status]);
}

async function commentsOf(runId: string): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select text from target_comments where run_id = ${runId} order by text`.execute(db);
  return rows.map(({ text }) => text);
}

async function draftOf(runId: string): Promise<string | null | undefined> {
  const { rows } = await sql<{ text: string | null }>`
    select text from target_drafts where run_id = ${runId} and position = 0`.execute(db);
  return rows[0]?.text;
}

describe('whatever the timing, a review', () => {
  test('keeps a comment and a reason that are not sent, through a save and where one comes back', async () => {
    const { page, keyboard, field } = await openReview();
    await comment(page).fill('Is it long');
    await page.locator('details.reject summary').click();
    await reason(page).fill('Too sh');
    await field.fill('Warten Sie.');
    await keyboard.press('Control+s');
    await saved(page).waitFor();
    expect(await comment(page).inputValue()).toBe('Is it long');
    expect(await reason(page).inputValue()).toBe('Too sh');
    expect(await reason(page).isVisible()).toBe(true);
    await field.press('Alt+ArrowDown');
    await page.locator('#s-1.is-open').waitFor();
    expect(await comment(page).inputValue()).toBe('');
    await field.press('Alt+ArrowUp');
    await page.locator('#s-0.is-open').waitFor();
    expect(await comment(page).inputValue()).toBe('Is it long');
    expect(await reason(page).inputValue()).toBe('Too sh');
  });

  test('approves where that is clicked while a save is on its way', async () => {
    const { page, runId, field, guest } = await openReview();
    await slow(page, save);
    await field.fill('Warten Sie.');
    await guest.page.getByRole('button', { name: 'Save' }).click();
    await field.pressSequentially(' Bitte.');
    await guest.page.getByRole('button', { name: 'Approve, next' }).click();
    await page.locator('#s-1.is-open').waitFor();
    expect((await stateOf(runId)).slice(0, 2)).toEqual([
      ['Warten Sie. Bitte.', 'approved'],
      ['Halt.', 'required'],
    ]);
  });

  test('makes each of several decisions behind one another', async () => {
    const { page, runId, field, keyboard } = await openReview();
    await slow(page, save, 500);
    await field.fill('Warten Sie.');
    for (const keys of ['Control+s', 'Control+s', 'Control+Enter']) await keyboard.press(keys);
    await page.locator('#s-1.is-open').waitFor();
    expect((await stateOf(runId))[0]).toEqual(['Warten Sie.', 'approved']);
  });

  test('rejects what was saved right before', async () => {
    const { page, runId, field, keyboard, guest } = await openReview();
    await slow(page, save);
    await page.locator('details.reject summary').click();
    await reason(page).fill('Too short');
    await field.fill('Warten Sie.');
    await keyboard.press('Control+s');
    await page.locator('details.reject button').click();
    await page.getByRole('status').filter({ hasText: 'Rejected.' }).waitFor();
    expect((await stateOf(runId))[0]).toEqual(['Warten Sie.', 'rejected']);
    expect(guest.takeFaults()).toEqual([]);
  });

  test('adds a comment once though that is clicked again behind a save', async () => {
    const { page, runId, field, keyboard, guest } = await openReview();
    await slow(page, save, 400);
    await slow(page, /\/comments/);
    await field.fill('Warten Sie.');
    await keyboard.press('Control+s');
    await comment(page).fill('Long?');
    await guest.press('Add');
    await saved(page).waitFor();
    await guest.press('Add');
    await page.locator('.comments').getByText('Long?').waitFor();
    await page.waitForTimeout(1200);
    expect(await commentsOf(runId)).toEqual(['Long?']);
  });

  test('stays with all that is written where the house fails', async () => {
    const { page, runId, field, keyboard, guest } = await openReview();
    await comment(page).fill('Long?');
    await field.fill('Warten Sie.');
    for (const body of ['Bad Gateway', '<main>Sorry</main>']) {
      await page.route(save, (route) => route.fulfill({ status: 502, contentType: 'text/html', body }));
      await keyboard.press('Control+s');
      await page.getByRole('alert').filter({ hasText: 'Verso does not answer' }).waitFor();
      await expect.poll(() => draftOf(runId)).toBe('Warten Sie.');
      await page.unroute(save);
    }
    await keyboard.press('Control+s');
    await saved(page).waitFor();
    expect(await comment(page).inputValue()).toBe('Long?');
    expect(guest.takeFaults().filter((fault) => !fault.includes('502'))).toEqual([]);
  });

  test('has what was typed behind a save that was on its way when the page was loaded anew', async () => {
    const { page, runId, field, keyboard } = await openReview();
    await slow(page, save, 1500);
    await field.fill('Warten Sie.');
    await keyboard.press('Control+s');
    await keyboard.type(' Bitte.');
    await page.reload();
    await page.getByRole('button', { name: 'Take that text' }).click();
    expect(await field.inputValue()).toBe('Warten Sie. Bitte.');
    await expect.poll(() => draftOf(runId)).toBe('Warten Sie. Bitte.');
  });

  test('has a draft that was on its way when the page was loaded anew', async () => {
    const { page, runId, field } = await openReview();
    await page.route(/\/draft/, async (route) => {
      const isText = route.request().postData()?.includes('text=');
      if (isText) await new Promise((resolve) => setTimeout(resolve, 3000));
      await route.abort().catch(() => {});
    });
    await field.fill('Warten Sie.');
    await page.waitForTimeout(1200);
    await page.reload();
    await page.unroute(/\/draft/);
    await page.getByRole('button', { name: 'Take that text' }).click();
    expect(await field.inputValue()).toBe('Warten Sie.');
    await expect.poll(() => draftOf(runId)).toBe('Warten Sie.');
  });

  test('takes no draft of another page back where one comes back to one that was kept whole', async () => {
    const { page, runId, review } = await openReview();
    const other = await page.context().newPage();
    await other.goto(`${house.origin}${review}?segment=0`);
    await other.getByLabel('Translation').fill('Warten Sie.');
    await expect.poll(() => draftOf(runId)).toBe('Warten Sie.');
    const sent = page.waitForResponse(/\/draft/);
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
    await (await sent).finished();
    expect(await draftOf(runId)).toBe('Warten Sie.');
  });

  test('has no draft any more that was discarded, though keys came right before', async () => {
    const { page, runId, field, review, guest } = await openReview();
    await field.fill('Warten Sie.');
    await expect.poll(() => draftOf(runId)).toBe('Warten Sie.');
    await guest.goto(`${review}?segment=0`);
    await slow(page, /\/draft\?/, 4000);
    await field.pressSequentially(' Bitte');
    await guest.press('Discard the draft');
    expect(await field.inputValue()).toBe('Warten.');
    await page.waitForTimeout(4500);
    expect(await draftOf(runId)).not.toBe('Warten Sie. Bitte');
  });

  test('opens the place again where somebody was about to write a reason', async () => {
    const { page, field, keyboard } = await openReview();
    await slow(page, save);
    await field.fill('Warten Sie.');
    await keyboard.press('Control+s');
    await page.locator('details.reject summary').click();
    await reason(page).focus();
    await saved(page).waitFor();
    await keyboard.type('Too short');
    expect(await reason(page).inputValue()).toBe('Too short');
  });

  test('offers no text again that was saved', async () => {
    const { page, runId, field, keyboard, review, guest } = await openReview();
    await page.route(/\/draft/, (route) => route.abort());
    await field.fill('Warten Sie.');
    await page.getByRole('alert').filter({ hasText: 'Verso does not answer' }).waitFor();
    await page.unroute(/\/draft/);
    await keyboard.press('Control+Enter');
    await page.locator('#s-1.is-open').waitFor();
    await sql`update targets set target = '["Anders."]', plain = 'Anders.', revision = revision + 1
      where run_id = ${runId} and position = 0`.execute(db);
    await guest.goto(`${review}?segment=0`);
    guest.takeFaults();
    expect(await page.getByRole('button', { name: 'Take that text' }).isVisible()).toBe(false);
  });

  test('keeps what an input method has not finished when a save is answered', async () => {
    const { guest, page, review, keyboard } = await openReview();
    await guest.goto(`${review}?segment=2`);
    await page.locator('.code-surface:focus').waitFor();
    const devtools = await guest.context.newCDPSession(page);
    await devtools.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 });
    await keyboard.press('Control+s');
    await saved(page).waitFor();
    expect(await page.locator('textarea[name="text"]').inputValue()).toBe('Das <1>Ventil</1>.にほ');
    expect(await page.locator('.code-surface').textContent()).toContain('にほ');
  });
});
