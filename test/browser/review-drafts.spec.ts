// What is written in a review and not saved: kept whatever becomes of the page.
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openHouse } from '#test/browser';
import { draftOf, insertReview, targetsOf } from '#test/review';

const house = await openHouse({ works: false });
const { db } = house.services;

describe('a review', () => {
  test('keeps what is written though the window is closed', async () => {
    const { projectId, review } = await insertReview(db);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    await guest.goto(`${review}?segment=1`);
    await guest.page.getByLabel('Translation').fill('Sieben Minuten warten.');
    await guest.page.getByText('Draft kept; not saved yet.').waitFor();
    await guest.page.getByLabel('Translation').pressSequentially(' Bitte');
    await guest.goto('/');
    await guest.goto(`${review}?segment=1`);
    await guest.page.getByText('This is your draft').waitFor();
    expect(await guest.page.getByLabel('Translation').inputValue()).toBe('Sieben Minuten warten. Bitte');
    await guest.look('review/draft');
    await guest.press('Discard the draft');
    expect(await guest.page.getByLabel('Translation').inputValue()).toBe('Warten Sie.');
  });

  test('keeps drafts again after a request that failed, and says so', async () => {
    const { projectId, runId, review } = await insertReview(db);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`${review}?segment=1`);
    await page.getByLabel('Translation').fill('Sieben Minuten warten.');
    await page.getByText('Draft kept; not saved yet.').waitFor();
    await page.route(/\/review\/1\?/, (route) => route.abort());
    await page.keyboard.press('Control+s');
    await page.getByRole('alert').filter({ hasText: 'Verso does not answer' }).waitFor();
    await page.unroute(/\/review\/1\?/);
    await page.getByLabel('Translation').fill('Sieben Minuten warten, bitte.');
    await page.getByText('Draft kept; not saved yet.').waitFor();
    expect(await draftOf(db, runId, 1)).toBe('Sieben Minuten warten, bitte.');
    await page.keyboard.press('Control+s');
    await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    await page.route(/\/review\?/, (route) => route.abort());
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByRole('alert').filter({ hasText: 'Verso does not answer' }).waitFor();
    await page.unroute(/\/review\?/);
    await page.keyboard.press('Alt+ArrowDown');
    await page.locator('#s-2.is-open').waitFor();
    expect(guest.takeFaults()).toEqual([]);
  });

  test('keeps what is written when the window is hidden', async () => {
    const { projectId, runId, review } = await insertReview(db);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`${review}?segment=1`);
    const sent = page.waitForRequest((request) => (request.postData() ?? '').includes('text=Halb'));
    await page.getByLabel('Translation').evaluate((field) => {
      (field as HTMLTextAreaElement).value = 'Halb';
      field.dispatchEvent(new Event('input', { bubbles: true }));
      Object.defineProperty(globalThis.document, 'hidden', { value: true });
      globalThis.document.dispatchEvent(new Event('visibilitychange'));
    });
    await (await sent).response();
    expect(await draftOf(db, runId, 1)).toBe('Halb');
  });

  test('sends drafts one after the other, so that the last one stays', async () => {
    const { projectId, runId, review } = await insertReview(db);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`${review}?segment=1`);
    let running = 0;
    let most = 0;
    await page.route(/\/review\/1\/draft/, async (route) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue();
      running -= 1;
    });
    for (const text of ['Eins', 'Zwei', 'Drei']) {
      await page.getByLabel('Translation').fill(text);
      await page.waitForTimeout(900);
    }
    await expect.poll(() => draftOf(db, runId, 1), { timeout: 10_000 }).toBe('Drei');
    expect(most).toBe(1);
  });

  test('keeps what is typed while a save is on its way, at its place', async () => {
    const { projectId, runId, review } = await insertReview(db);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`${review}?segment=1`);
    await page.route(/\/review\/1\?/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    const field = page.getByLabel('Translation');
    await field.fill('Warten 7 Minuten.');
    await page.keyboard.press('Control+s');
    await field.evaluate((text: HTMLTextAreaElement) => text.setSelectionRange(7, 7));
    await page.keyboard.type('Sie ');
    await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    expect(await field.inputValue()).toBe('Warten Sie 7 Minuten.');
    await page.keyboard.type('etwa ');
    expect(await field.inputValue()).toBe('Warten Sie etwa 7 Minuten.');
    expect((await targetsOf(db, runId))[1]![0]).toBe('Warten 7 Minuten.');
    await expect.poll(() => draftOf(db, runId, 1)).toBe('Warten Sie etwa 7 Minuten.');
  });

  test('saves what was sent though one goes on at once, and stays where it is refused', async () => {
    const { projectId, runId, review } = await insertReview(db);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`${review}?segment=1`);
    await page.route(/\/review\/\d\?/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue().catch(() => {});
    });
    await page.getByLabel('Translation').fill('Sieben Minuten warten.');
    await page.keyboard.press('Control+s');
    await page.keyboard.press('Alt+ArrowUp');
    await page.locator('#s-0.is-open').waitFor();
    expect((await targetsOf(db, runId))[1]).toEqual(['Sieben Minuten warten.', 'in_review']);
    await page.locator('#s-0 [role="textbox"]').fill('Ohne');
    await sql`update segments set source = jsonb_set(source, '{codes,0,deletable}', 'false') where position = 0
      and extraction_id = (select extraction_id from runs where id = ${runId})`.execute(db);
    await page.keyboard.press('Control+s');
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByText('does not carry the codes of its source').first().waitFor();
    await page.waitForTimeout(500);
    expect(await page.locator('.segment.is-open').getAttribute('id')).toBe('s-0');
    expect(guest.takeFaults().filter((fault) => !fault.includes('422'))).toEqual([]);
    await page.getByRole('link', { name: 'Next to review' }).click();
    await page.locator('#s-1.is-open').waitFor();
  });

  test('decides behind a save that is on its way, for its segment alone', async () => {
    const { projectId, runId, review } = await insertReview(db);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`${review}?segment=1`);
    await page.getByLabel('Translation').fill('Sieben Minuten warten.');
    await page.getByRole('checkbox').uncheck();
    await page.route(/\/review\/1\?/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    await page.keyboard.press('Control+s');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+Enter');
    await page.locator('#s-2.is-open').waitFor();
    await page.waitForTimeout(500);
    const states = (await targetsOf(db, runId)).map(([, status]) => status);
    expect(states.slice(1, 3)).toEqual(['approved', 'required']);
  });

  test('keeps what is typed where something else is sent at once', async () => {
    const { projectId, review } = await insertReview(db);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`${review}?segment=1`);
    await page.getByLabel('Comment').fill('Seven?');
    await page.getByLabel('Translation').fill('Sieben Minuten warten.');
    await guest.press('Add');
    await page.getByText('This is your draft').waitFor();
    expect(await page.getByLabel('Translation').inputValue()).toBe('Sieben Minuten warten.');
  });

  test('brings back what was typed right before the page was loaded anew', async () => {
    const { projectId, runId, review } = await insertReview(db);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`${review}?segment=1`);
    await page.getByLabel('Translation').pressSequentially(' Sieben Minuten.');
    await page.reload();
    const offer = page.getByRole('button', { name: 'Take that text' });
    if (await offer.isVisible()) await offer.click();
    expect(await page.getByLabel('Translation').inputValue()).toBe('Warten Sie. Sieben Minuten.');
    await expect.poll(() => draftOf(db, runId, 1)).toBe('Warten Sie. Sieben Minuten.');
    await page.reload();
    expect(await page.getByLabel('Translation').inputValue()).toBe('Warten Sie. Sieben Minuten.');
    expect(await offer.isVisible()).toBe(false);
  });

  test('offers what was kept behind the page that comes, though its answer came before that page', async () => {
    const { projectId, review } = await insertReview(db);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`${review}?segment=1`);
    await page.route(/\/review\/1\/draft/, (route) => route.fulfill({ status: 200, body: '' }));
    await page.route(/\/review\?segment=1/, async (route) => {
      await page.waitForTimeout(500);
      await route.continue();
    });
    await page.getByLabel('Translation').pressSequentially(' Sieben Minuten.');
    await page.reload();
    expect(await page.getByLabel('Translation').inputValue()).toBe('Warten Sie.');
    await page.getByRole('button', { name: 'Take that text' }).click();
    expect(await page.getByLabel('Translation').inputValue()).toBe('Warten Sie. Sieben Minuten.');
  });

  test('never takes a draft from a page by another that only shows the segment', async () => {
    const { projectId, runId, review } = await insertReview(db);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const other = await guest.page.context().newPage();
    await other.goto(`${house.origin}${review}?segment=1`);
    await guest.goto(`${review}?segment=1`);
    await guest.page.getByLabel('Translation').fill('Sieben Minuten warten.');
    await guest.page.getByText('Draft kept; not saved yet.').waitFor();
    const beat = other.waitForResponse(/\/review\/1\/draft/, { timeout: 10_000 });
    await (await beat).finished();
    expect(await draftOf(db, runId, 1)).toBe('Sieben Minuten warten.');
    await guest.page.getByLabel('Translation').fill('Warten Sie.');
    await expect.poll(() => draftOf(db, runId, 1)).toBe(null);
  });

  test('keeps what is written in a window though another of the same person saves', async () => {
    const { projectId, runId, review } = await insertReview(db);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    const other = await page.context().newPage();
    await other.goto(`${house.origin}${review}?segment=1`);
    await other.getByLabel('Translation').fill('Aus dem anderen Fenster.');
    await other.getByText('Draft kept; not saved yet.').waitFor();
    await guest.goto(`${review}?segment=1`);
    await page.getByLabel('Translation').fill('Sieben Minuten warten.');
    await page.getByText('Draft kept; not saved yet.').waitFor();
    await page.keyboard.press('Control+s');
    await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    await other.getByText('has changed this segment meanwhile').waitFor();
    await expect.poll(() => draftOf(db, runId, 1)).toBe('Aus dem anderen Fenster.');
    await other.getByLabel('Translation').pressSequentially(' Und mehr.');
    await expect.poll(() => draftOf(db, runId, 1)).toBe('Aus dem anderen Fenster. Und mehr.');
    await other.close();
    await page.reload();
    await page.getByText('has changed this segment meanwhile').waitFor();
    expect(await page.getByLabel('Translation').inputValue()).toBe('Aus dem anderen Fenster. Und mehr.');
    expect((await targetsOf(db, runId))[1]).toEqual(['Sieben Minuten warten.', 'in_review']);
    await page.keyboard.press('Control+s');
    await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    expect((await targetsOf(db, runId))[1]).toEqual(['Aus dem anderen Fenster. Und mehr.', 'in_review']);
    expect(await draftOf(db, runId, 1)).toBe(null);
  });

  test('keeps a draft that another window does not show where that saves', async () => {
    const { projectId, runId, review } = await insertReview(db);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`${review}?segment=1`);
    const other = await page.context().newPage();
    await other.goto(`${house.origin}${review}?segment=1`);
    await other.getByLabel('Translation').fill('Aus dem anderen Fenster.');
    await other.getByText('Draft kept; not saved yet.').waitFor();
    await other.close();
    await page.keyboard.press('Control+s');
    await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    expect(await draftOf(db, runId, 1)).toBe('Aus dem anderen Fenster.');
    expect(await page.getByLabel('Translation').inputValue()).toBe('Aus dem anderen Fenster.');
  });

  test('keeps what is written in the browser of somebody who is signed in no more', async () => {
    const { projectId, review } = await insertReview(db);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`${review}?segment=1`);
    await page.waitForLoadState('networkidle');
    const cookies = await page.context().cookies();
    await page.context().clearCookies();
    await page.getByLabel('Translation').fill('Sieben Minuten');
    await page.getByRole('alert').filter({ hasText: 'no longer signed in' }).waitFor();
    await page.getByLabel('Translation').fill('Sieben Minuten warten.');
    await page.keyboard.press('Control+s');
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    await page.context().addCookies(cookies);
    await guest.goto(`${review}?segment=1`);
    guest.takeFaults();
    await page.getByRole('button', { name: 'Take that text' }).click();
    expect(await page.getByLabel('Translation').inputValue()).toBe('Sieben Minuten warten.');
    await page.getByText('Draft kept; not saved yet.').waitFor();
  });

  test('offers a text at return that was too long to be sent when the page closed', async () => {
    const { projectId, review } = await insertReview(db);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    const long = 'ä '.repeat(20_000);
    await guest.goto(`${review}?segment=1`);
    await page.route(/\/review\/1\/draft/, (route) => route.abort());
    await page.getByLabel('Translation').fill(long);
    await guest.goto('/');
    await page.unroute(/\/review\/1\/draft/);
    await guest.goto(`${review}?segment=1`);
    await page.getByText('may not have been sent when you left').waitFor();
    guest.takeFaults();
    await page.getByRole('button', { name: 'Take that text' }).click();
    expect(await page.getByLabel('Translation').inputValue()).toBe(long);
    await page.getByText('Draft kept; not saved yet.').waitFor();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
});
