// Where the keyboard is in a review after it went on, was narrowed down or was turned over.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';

import { openHouse } from '#test/browser';
import { insertReview } from '#test/review';

const house = await openHouse({ works: false });
const { db } = house.services;

async function openReview(query = '') {
  const { projectId, review } = await insertReview(db);
  const guest = await house.enter('reviewer', { projectIds: [projectId] });
  await guest.goto(`${review}${query}`);
  return { guest, page: guest.page, keyboard: guest.page.keyboard };
}

const open = (page: Page, position: number) => page.locator(`#s-${position}.is-open`).waitFor();
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = globalThis.document;
    return activeElement?.getAttribute('name') ?? activeElement?.className ?? '';
  });
/** Resolves once nothing is asked for any more. */
const settled = (page: Page) =>
  page.waitForFunction(() => !globalThis.document.querySelector('main[aria-busy]'));

describe('the keyboard in a review', () => {
  test('goes from segment to segment over the ends of pages, and stays at the ends of the document', async () => {
    const { page, keyboard } = await openReview('?from=0&segment=39');
    await keyboard.press('Alt+ArrowDown');
    await open(page, 40);
    expect(await focused(page)).toBe('text');
    await keyboard.press('Alt+ArrowUp');
    await open(page, 39);
    await page.goto(`${page.url().split('?')[0]}?from=40&segment=40`);
    await keyboard.press('Escape');
    await keyboard.press('k');
    await open(page, 39);
    expect(await focused(page)).toContain('is-open');
    await keyboard.press('j');
    await open(page, 40);
    await page.goto(`${page.url().split('?')[0]}?segment=0`);
    await keyboard.press('Alt+ArrowUp');
    await settled(page);
    await open(page, 0);
    expect(await focused(page)).toBe('code-surface');
    await page.goto(`${page.url().split('?')[0]}?segment=63`);
    await keyboard.press('Alt+ArrowDown');
    await settled(page);
    await open(page, 63);
  });

  test('is on the list it chose from, and on the first segment where words were searched for', async () => {
    const { page, keyboard } = await openReview('?segment=0');
    const checks = page.getByLabel('Checks');
    await checks.focus();
    await checks.selectOption('warned');
    await page.waitForURL(/verificationState=warned/);
    await settled(page);
    expect(await focused(page)).toBe('verificationState');
    await page.getByLabel('Text').fill('Achtung');
    await keyboard.press('Enter');
    await page.waitForURL(/text=Achtung/);
    await settled(page);
    expect(await focused(page)).toBe('segment-number');
    await keyboard.press('j');
    await open(page, 3);
  });

  test('is on the first segment of a page that was turned to', async () => {
    const { page, keyboard } = await openReview();
    await page.getByRole('link', { name: 'Next page' }).press('Enter');
    await page.locator('#s-40').waitFor();
    await settled(page);
    expect(await focused(page)).toBe('segment-number');
    await keyboard.press('Enter');
    await open(page, 40);
  });
});
