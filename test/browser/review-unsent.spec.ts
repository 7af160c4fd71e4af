// Comments and reasons that did not reach the house, or that it refused, and what of them comes back.
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';

import { openHouse } from '#test/browser';
import { insertReview, targetsOf } from '#test/review';

const house = await openHouse({ works: false });
const { db } = house.services;

async function openReview() {
  const { projectId, runId, review } = await insertReview(db);
  const guest = await house.enter('reviewer', { projectIds: [projectId] });
  const { page } = guest;
  page.setDefaultTimeout(10_000);
  await guest.goto(`${review}?segment=1`);
  return { guest, page, runId };
}

async function reject(page: Page, reason: string) {
  await page.getByText('Reject', { exact: true }).first().click();
  await page.getByLabel('Reason').fill(reason);
  await page.getByRole('button', { name: 'Reject' }).click();
}

describe('what was not sent', () => {
  test('comes back where it was refused, also after a reload', async () => {
    const { guest, page, runId } = await openReview();
    await sql`update targets set revision = 5 where run_id = ${runId} and position = 1`.execute(db);
    await reject(page, 'The number');
    await page.locator('.error-summary').waitFor();
    expect(guest.takeFaults()).toEqual([expect.stringContaining('412')]);
    await page.getByLabel('Reason').press('Alt+ArrowDown');
    await page.waitForURL(/segment=2/);
    await page.getByLabel('Translation').press('Alt+ArrowUp');
    await page.waitForURL(/segment=1/);
    expect(await page.getByLabel('Reason').inputValue()).toBe('The number');
    await page.reload();
    await expect.poll(() => page.getByLabel('Reason').inputValue()).toBe('The number');
    await page.getByRole('button', { name: 'Reject' }).click();
    await page.getByRole('status').filter({ hasText: 'Rejected.' }).waitFor();
    await page.reload();
    // The script has done its work once one can write.
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('text');
    expect(await page.getByLabel('Reason').inputValue()).toBe('');
  });

  test('stays where the browser drops a page that nobody looks at', async () => {
    const { page } = await openReview();
    await page.getByLabel('Comment').fill('Seven?');
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { value: true, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    // A window that a page opens begins with what that page keeps.
    const [heir] = await Promise.all([
      page.waitForEvent('popup'),
      page.evaluate(() => void open(location.href)),
    ]);
    await expect.poll(() => heir.getByLabel('Comment').inputValue()).toBe('Seven?');
  });

  test('comes before what somebody writes before the script is there', async () => {
    const { page } = await openReview();
    await page.getByLabel('Comment').fill('Seven?');
    const { promise, resolve: begin } = Promise.withResolvers<void>();
    await page.route(/\/review[^/]*\.js/, (route) => promise.then(() => route.continue()));
    await page.reload({ waitUntil: 'commit' });
    await page.getByLabel('Comment').pressSequentially('Or eight?');
    begin();
    await expect.poll(() => page.getByLabel('Comment').inputValue()).toBe('Seven?\nOr eight?');
    expect(await page.getByLabel('Comment').evaluate((field) => field === document.activeElement)).toBe(true);
  });
});

describe('a decision whose answer got lost', () => {
  test.each(['rejection', 'withdrawal'])('is no conflict with oneself: %s', async (decision) => {
    const { guest, page, runId } = await openReview();
    if (decision === 'withdrawal') {
      await sql`update targets set review_status = 'approved' where run_id = ${runId} and position = 1`.execute(
        db,
      );
      await page.reload();
    }
    const address = new RegExp(`/${decision}\\?`);
    await page.route(address, async (route) => {
      await route.fetch({ maxRedirects: 0 });
      await route.abort();
    });
    const decide = page.getByRole('button', { name: 'Take the approval back' });
    await (decision === 'rejection' ? reject(page, 'The number') : decide.click());
    await page.getByRole('alert').filter({ hasText: 'Verso does not answer' }).first().waitFor();
    await page.unroute(address);
    await (decision === 'rejection' ? page.getByRole('button', { name: 'Reject' }) : decide).click();
    await page.locator('.notice[role="status"]').waitFor();
    expect(await page.locator('.error-summary').count()).toBe(0);
    const status = decision === 'rejection' ? 'rejected' : 'required';
    expect((await targetsOf(db, runId))[1]![1]).toBe(status);
    guest.takeFaults();
  });
});
