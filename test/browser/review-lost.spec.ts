// Answers that come late, never, or get lost on their way to somebody who reviews.
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';

import { openHouse } from '#test/browser';
import { draftOf, insertReview, targetsOf } from '#test/review';
import { insertProject, insertRunOf, insertVersion } from '#test/runs';

const house = await openHouse({ works: false });
const { db } = house.services;

async function openReview(query = '?segment=1') {
  const { projectId, runId, review } = await insertReview(db);
  const guest = await house.enter('reviewer', { projectIds: [projectId] });
  const { page } = guest;
  page.setDefaultTimeout(10_000);
  await guest.goto(`${review}${query}`);
  const enter = async (at = query) => {
    const another = await house.enter('reviewer', { projectIds: [projectId] });
    await another.goto(`${review}${at}`);
    another.page.setDefaultTimeout(10_000);
    return another;
  };
  return { guest, page, runId, review, keyboard: page.keyboard, enter, address: `${review}${query}` };
}

const silent = 'Verso does not answer';
const textOf = (page: Page) => page.getByLabel('Translation').inputValue();
/** Hurries what a page waits for before it counts as lost. */
const hurry = (page: Page) =>
  page.addInitScript(() => {
    const { timeout } = AbortSignal;
    AbortSignal.timeout = (milliseconds) => timeout.call(AbortSignal, milliseconds / 20);
  });
/** The house does what is asked, and the answer gets lost. */
const lose = (page: Page, address: RegExp) =>
  page.route(address, async (route) => {
    await route.fetch({ maxRedirects: 0 });
    await route.abort();
  });

describe('what is not answered', () => {
  test('is told at a comment where nothing is written for the target, and stays', async () => {
    const { guest, page, runId, address } = await openReview();
    await sql`update runs set state = 'delivered' where id = ${runId}`.execute(db);
    await guest.goto(address);
    await page.route(/\/comments\?/, (route) => route.abort());
    await page.getByLabel('Comment').fill('Seven?');
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('alert').filter({ hasText: silent }).waitFor();
    await page.route(/\/review\?/, (route) => route.abort());
    await page.getByLabel('Comment').press('Alt+ArrowDown');
    await page.waitForTimeout(500);
    expect(await page.getByLabel('Comment').inputValue()).toBe('Seven?');
    await page.unroute(/\/review\?/);
    await page.unroute(/\/comments\?/);
    await page.getByRole('button', { name: 'Add' }).click();
    await page.locator('.comments').getByText('Seven?').waitFor();
    expect(await page.getByRole('alert').filter({ hasText: silent }).count()).toBe(0);
  });

  test('is told at a comment and not at the translation, which is kept', async () => {
    const { page, runId } = await openReview();
    await page.route(/\/comments\?/, (route) => route.abort());
    await page.getByLabel('Comment').fill('Seven?');
    await page.getByRole('button', { name: 'Add' }).click();
    await page.locator('.segment-aside').getByRole('alert').filter({ hasText: silent }).waitFor();
    await page.getByLabel('Translation').fill('Sieben Minuten warten.');
    await expect.poll(() => draftOf(db, runId, 1)).toBe('Sieben Minuten warten.');
    expect(await page.locator('.segment-form').getByRole('alert').count()).toBe(0);
  });

  test('does not say a comment twice that was heard', async () => {
    const { page } = await openReview();
    await lose(page, /\/comments\?/);
    await page.getByLabel('Comment').fill('Seven?');
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('alert').filter({ hasText: silent }).waitFor();
    await page.unroute(/\/comments\?/);
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('status').filter({ hasText: 'The comment is there.' }).waitFor();
    expect(await page.locator('.comments').getByText('Seven?').count()).toBe(1);
  });

  test('leaves comments that were not sent in their window, also behind another page', async () => {
    const { guest, page, address, enter } = await openReview();
    await page.getByLabel('Comment').fill('Seven?');
    await page.getByLabel('Comment').press('Alt+ArrowDown');
    await page.waitForURL(/segment=2/);
    await page.getByLabel('Comment').fill('And here?');
    await page.reload();
    await expect.poll(() => page.getByLabel('Comment').inputValue()).toBe('And here?');
    await guest.goto('/');
    await guest.goto(address);
    await expect.poll(() => page.getByLabel('Comment').inputValue()).toBe('Seven?');
    await page.getByRole('button', { name: 'Add' }).click();
    await page.locator('.comments').getByText('Seven?').waitFor();
    await page.reload();
    await page.locator('.comments').getByText('Seven?').waitFor();
    expect(await page.getByLabel('Comment').inputValue()).toBe('');
    await page.getByLabel('Comment').fill('Eight!');
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    await page.getByRole('button', { name: 'Add' }).click();
    await page.locator('.comments').getByText('Eight!').waitFor();
    await page.getByLabel('Comment').press('Alt+ArrowDown');
    await page.waitForURL(/segment=2/);
    await page.getByLabel('Comment').press('Alt+ArrowUp');
    await page.waitForURL(/segment=1/);
    expect(await page.getByLabel('Comment').inputValue()).toBe('');
    const other = await enter();
    expect(await other.page.getByLabel('Comment').inputValue()).toBe('');
  });

  test.each(['save', 'approve'])('counts as lost after a while: %s', async (decision) => {
    const { guest, page, runId, address, keyboard } = await openReview();
    await hurry(page);
    await guest.goto(address);
    await page.route(/\/review\/1\?/, () => {});
    await page.getByLabel('Translation').fill('Sieben Minuten warten.');
    await keyboard.press(decision === 'save' ? 'Control+s' : 'Control+Enter');
    await page.getByRole('alert').filter({ hasText: silent }).waitFor();
    await expect.poll(() => draftOf(db, runId, 1)).toBe('Sieben Minuten warten.');
    await page.unroute(/\/review\/1\?/);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
  });

  test('counts as lost after a while: drafts, which are sent again', async () => {
    const { guest, page, runId, address } = await openReview();
    await hurry(page);
    await guest.goto(address);
    await page.route(/\/review\/1\/draft\?/, () => {});
    await page.getByLabel('Translation').fill('Sieben Minuten warten.');
    await page.getByRole('alert').filter({ hasText: silent }).waitFor();
    await page.unroute(/\/review\/1\/draft\?/);
    await expect.poll(() => draftOf(db, runId, 1)).toBe('Sieben Minuten warten.');
    await page.getByText('Draft kept; not saved yet.').waitFor();
  });
});

describe('an answer that gets lost', () => {
  test('does not make a conflict of a save that was done', async () => {
    const { page, runId, keyboard, guest } = await openReview();
    await lose(page, /\/review\/1\?/);
    await page.getByLabel('Translation').fill('Sieben Minuten warten.');
    await keyboard.press('Control+s');
    await page.getByRole('alert').filter({ hasText: silent }).waitFor();
    expect((await targetsOf(db, runId))[1]![0]).toBe('Sieben Minuten warten.');
    await page.unroute(/\/review\/1\?/);
    await keyboard.press('Control+s');
    await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    expect(guest.takeFaults()).toEqual([]);
    expect(await draftOf(db, runId, 1)).toBe(null);
  });

  test('does not make a conflict of an approval that was done', async () => {
    const { page, runId, keyboard } = await openReview();
    await lose(page, /\/review\/1\?/);
    await page.getByLabel('Translation').fill('Sieben Minuten warten.');
    await keyboard.press('Control+Enter');
    await page.getByRole('alert').filter({ hasText: silent }).waitFor();
    await page.unroute(/\/review\/1\?/);
    await keyboard.press('Control+Enter');
    await page.locator('#s-2.is-open, #s-3.is-open').waitFor();
    expect((await targetsOf(db, runId))[1]).toEqual(['Sieben Minuten warten.', 'approved']);
  });

  test('does not say of the last approval that the text is not saved', async () => {
    const project = await insertProject(db);
    const version = { ...(await insertVersion(db, project.projectId, ['Wait.'])), ...project };
    const runId = await insertRunOf(db, version, [{ text: 'Warten.' }]);
    const guest = await house.enter('reviewer', { projectIds: [project.projectId] });
    const { page } = guest;
    page.setDefaultTimeout(10_000);
    await guest.goto(`/runs/${runId}/review?segment=0`);
    await lose(page, /\/review\/0\?/);
    await page.getByLabel('Translation').fill('Bitte warten.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').filter({ hasText: silent }).waitFor();
    await page.unroute(/\/review\/0\?/);
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(/runs\/[^/]+$/);
    await page.getByText('All is reviewed; the run goes on.').first().waitFor();
  });
});

describe('what somebody else changed', () => {
  test('is shown to whoever wrote on while a comment of theirs was on its way', async () => {
    const { page, runId, keyboard, enter, guest } = await openReview();
    const ben = await enter();
    await ben.page.getByLabel('Translation').fill('Warten Sie 7 Minuten.');
    await ben.page.keyboard.press('Control+s');
    await ben.page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    await page.route(/\/comments\?/, async (route) => {
      await page.getByLabel('Translation').fill('Sieben Minuten warten.');
      await route.continue();
    });
    await page.getByLabel('Comment').fill('Seven?');
    await page.getByRole('button', { name: 'Add' }).click();
    await page.locator('.comments').getByText('Seven?').waitFor();
    expect(await textOf(page)).toBe('Sieben Minuten warten.');
    await page.getByLabel('Translation').focus();
    await keyboard.press('Control+s');
    await page.getByText('Put both together and save it.').waitFor();
    expect((await targetsOf(db, runId))[1]![0]).toBe('Warten Sie 7 Minuten.');
    guest.takeFaults();
  });

  test('is not what they decided themselves while they wrote', async () => {
    const { page, keyboard, runId } = await openReview();
    await page.getByLabel('Translation').fill('Sieben Minuten warten.');
    await page.getByText('Draft kept; not saved yet.').waitFor();
    await page.getByText('Reject', { exact: true }).first().click();
    await page.getByLabel('Reason').fill('The number');
    await page.getByRole('button', { name: 'Reject' }).click();
    await page.getByRole('status').filter({ hasText: 'Rejected.' }).waitFor();
    expect(await textOf(page)).toBe('Sieben Minuten warten.');
    await page.getByText('This is your draft').waitFor();
    expect(await page.getByText('has changed this segment meanwhile').count()).toBe(0);
    await page.getByLabel('Translation').focus();
    await keyboard.press('Control+s');
    await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    expect((await targetsOf(db, runId))[1]![0]).toBe('Sieben Minuten warten.');
  });

  test('is told where an approval that is taken back is one no more', async () => {
    const { page, runId, guest, address } = await openReview();
    await sql`update targets set review_status = 'approved' where run_id = ${runId} and position = 1`.execute(
      db,
    );
    await guest.goto(address);
    await sql`update targets set review_status = 'in_review', revision = 2 where run_id = ${runId} and position = 1`.execute(
      db,
    );
    await page.getByRole('button', { name: 'Take the approval back' }).click();
    await page.locator('.error-summary').waitFor();
    guest.takeFaults();
  });

  test('is told where the run has gone on from an approval that is taken back', async () => {
    const { page, runId, guest, address } = await openReview();
    await sql`update targets set review_status = 'approved' where run_id = ${runId} and position = 1`.execute(
      db,
    );
    await guest.goto(address);
    await sql`update runs set state = 'assembling' where id = ${runId}`.execute(db);
    await page.getByRole('button', { name: 'Take the approval back' }).click();
    await page.locator('.error-summary').waitFor();
    guest.takeFaults();
  });
});

describe('drafts of two windows of one person', () => {
  test('are not dropped by the window that discards another one', async () => {
    const { guest, page, runId, address } = await openReview();
    await page.getByLabel('Translation').fill('Eins.');
    await page.getByText('Draft kept; not saved yet.').waitFor();
    await guest.goto(address);
    await page.getByText('This is your draft').waitFor();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await other.getByLabel('Translation').fill('Zwei.');
    await other.getByText('Draft kept; not saved yet.').waitFor();
    await page.getByRole('button', { name: 'Discard the draft' }).click();
    await page.getByText('The draft is discarded.').first().waitFor();
    expect(await draftOf(db, runId, 1)).toBe('Zwei.');
  });

  test('are both offered once both windows are closed', async () => {
    const { guest, page, address } = await openReview();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await page.getByLabel('Translation').fill('Eins.');
    await page.getByText('Draft kept; not saved yet.').waitFor();
    await other.getByLabel('Translation').fill('Zwei.');
    await other.getByText('Draft kept; not saved yet.').waitFor();
    await page.waitForTimeout(7000);
    await page.close({ runBeforeUnload: true });
    await other.close({ runBeforeUnload: true });
    const again = await guest.context.newPage();
    await again.goto(`${house.origin}${address}`);
    expect(await textOf(again)).toBe('Zwei.');
    await again.getByRole('button', { name: 'Take that text' }).click({ timeout: 5000 });
    expect(await textOf(again)).toBe('Eins.');
  });
});

describe('a text of the history', () => {
  test('takes the place of what is written, which can be undone', async () => {
    const { page, runId, keyboard } = await openReview();
    await page.getByLabel('Translation').fill('Sieben.');
    await keyboard.press('Control+s');
    await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    await page.getByLabel('Translation').fill('Sieben Minuten warten.');
    await page.getByText(/^History/).click();
    await page.getByRole('link', { name: 'Take this text' }).last().click();
    await expect.poll(() => textOf(page)).toBe('Warten Sie.');
    await page.getByLabel('Translation').focus();
    await keyboard.press('Control+z');
    expect(await textOf(page)).toBe('Sieben Minuten warten.');
    expect((await targetsOf(db, runId))[1]![0]).toBe('Sieben.');
  });
});
