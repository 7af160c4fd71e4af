// Where the address and the page of a review are after going back, following places in the page, and keys in a hurry.
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';

import { openHouse } from '#test/browser';
import { insertReview, targetsOf } from '#test/review';

const house = await openHouse({ works: false });
const { db } = house.services;

async function openReview(query = '') {
  const { projectId, runId, review } = await insertReview(db);
  const guest = await house.enter('reviewer', { projectIds: [projectId] });
  await guest.goto(`${review}${query}`);
  guest.page.setDefaultTimeout(10_000);
  return { guest, runId, page: guest.page, keyboard: guest.page.keyboard };
}

const open = (page: Page, position: number) => page.locator(`#s-${position}.is-open`).waitFor();
const addressed = (page: Page) => new URL(page.url()).searchParams.get('segment');
const settled = (page: Page) =>
  page.waitForFunction(() => !globalThis.document.querySelector('main[aria-busy]'));

/** Resolves requests late. */
const delay = (page: Page, address: RegExp, milliseconds = 700) =>
  page.route(address, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    await route.continue().catch(() => {});
  });

describe('going back in a review', () => {
  test('stays where a save is refused, and so does the address', async () => {
    const { guest, page, keyboard, runId } = await openReview('?segment=1');
    await sql`update segments set source = jsonb_set(source, '{codes,0,deletable}', 'false') where position = 0
      and extraction_id = (select extraction_id from runs where id = ${runId})`.execute(db);
    await keyboard.press('Alt+ArrowUp');
    await open(page, 0);
    await delay(page, /\/review\/0\?/);
    await page.locator('#s-0 [role="textbox"]').fill('Ohne');
    await keyboard.press('Control+s');
    await page.evaluate(() => history.back());
    await page.getByText('does not carry the codes of its source').first().waitFor();
    await page.waitForTimeout(500);
    await open(page, 0);
    expect(addressed(page)).toBe('0');
    await page.evaluate(() => history.back());
    await open(page, 1);
    expect(addressed(page)).toBe('1');
    expect(guest.takeFaults().filter((fault) => !fault.startsWith('422'))).toEqual([]);
  });

  test('stays where the house does not answer, and so does the address', async () => {
    const { page, keyboard, guest } = await openReview('?segment=1');
    await keyboard.press('Alt+ArrowDown');
    await open(page, 2);
    await page.route(/\/review\?/, (route) => route.abort());
    await page.evaluate(() => history.back());
    await page.getByRole('alert').filter({ hasText: 'Verso does not answer' }).waitFor();
    expect(await page.evaluate(() => globalThis.document.activeElement?.getAttribute('name'))).toBe('text');
    await page.unroute(/\/review\?/);
    expect(addressed(page)).toBe('2');
    expect(guest.takeFaults()).toEqual([]);
    await page.reload();
    await open(page, 2);
  });

  test('goes back behind a save that is on its way', async () => {
    const { page, keyboard, runId } = await openReview('?segment=1');
    await keyboard.press('Alt+ArrowDown');
    await open(page, 2);
    await delay(page, /\/review\/2\?/);
    await page.getByLabel('Translation').fill('Sieben Minuten warten.');
    await keyboard.press('Control+s');
    await page.evaluate(() => history.back());
    await open(page, 1);
    expect(addressed(page)).toBe('1');
    expect((await targetsOf(db, runId))[2]![0]).toBe('Sieben Minuten warten.');
  });

  test('leads to the segment before, however often this one was saved', async () => {
    const { page, keyboard } = await openReview('?segment=1');
    await keyboard.press('Alt+ArrowDown');
    await open(page, 2);
    for (const text of ['Eins.', 'Zwei.', 'Drei.']) {
      await page.getByLabel('Translation').fill(text);
      const saved = page.waitForResponse(
        (response) => response.request().method() === 'GET' && /\/review\?/.test(response.url()),
      );
      await keyboard.press('Control+s');
      await saved;
      await settled(page);
    }
    await page.evaluate(() => history.back());
    await open(page, 1);
  });
});

describe('places in the page of a review', () => {
  test('are gone to without asking for the page again', async () => {
    const { page, keyboard, runId, guest } = await openReview('?segment=0');
    await sql`update segments set source = jsonb_set(source, '{codes,0,deletable}', 'false') where position = 0
      and extraction_id = (select extraction_id from runs where id = ${runId})`.execute(db);
    await page.locator('#s-0 [role="textbox"]').fill('Ohne');
    await keyboard.press('Control+s');
    const link = page.locator('.error-summary a');
    await link.waitFor();
    await link.press('Enter');
    await page.waitForTimeout(700);
    await page.locator('.error-summary').waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('textbox');
    await page.getByRole('link', { name: 'Skip to content' }).press('Enter');
    await page.waitForTimeout(700);
    await page.locator('.error-summary').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
    guest.takeFaults();
  });
});

describe('keys in a hurry', () => {
  test('move on by as many segments as they are pressed', async () => {
    const { page, keyboard } = await openReview('?segment=1');
    await delay(page, /\/review\?/, 300);
    for (let times = 0; times < 3; times++) await keyboard.press('Alt+ArrowDown');
    await open(page, 4);
  });

  test('move on while they are held', async () => {
    const { page, keyboard } = await openReview('?segment=1');
    await delay(page, /\/review\?/, 100);
    await keyboard.down('Alt');
    for (let times = 0; times < 30; times++) {
      await keyboard.down('ArrowDown');
      await page.waitForTimeout(30);
    }
    const position = await page.locator('.segment.is-open').getAttribute('id');
    await keyboard.up('ArrowDown');
    await keyboard.up('Alt');
    expect(Number(position!.slice(2))).toBeGreaterThan(3);
  });

  test('open a list of the filter as elsewhere', async () => {
    const { page, keyboard } = await openReview('?segment=1');
    await page.getByLabel('Checks').focus();
    await keyboard.press('Alt+ArrowDown');
    await page.waitForTimeout(500);
    await open(page, 1);
  });
});

describe('approving', () => {
  test('goes on to what the filter chooses of what is open', async () => {
    const { page, keyboard, runId } = await openReview();
    await sql`update targets set review_status = 'rejected' where run_id = ${runId} and position in (1, 3)`.execute(
      db,
    );
    await page.goto(`${page.url()}?reviewStatus=rejected&segment=1`);
    await keyboard.press('Control+Enter');
    await open(page, 3);
    expect(new URL(page.url()).searchParams.get('reviewStatus')).toBe('rejected');
  });
});
