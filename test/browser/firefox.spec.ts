// The console in a browser of another make: every page, and the parts of the review where browsers differ.
import { sql } from 'kysely';
import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { findOverflow, openFirefox, openHouse, password, sizes } from '#test/browser';
import { furnish, isDocument, sampleAddresses } from '#test/console-house';
import { insertProject, insertRunOf, insertVersion } from '#test/runs';

const house = await openHouse({ works: false });
const firefox = await openFirefox();
const { db } = house.services;

async function enter(email: string): Promise<Page> {
  const page = await firefox.window();
  await page.setViewport(sizes.wide);
  await page.goto(`${house.origin}/sign-in`);
  await page.locator('input[name="email"]').fill(email);
  await page.locator('input[name="password"]').fill(password);
  await Promise.all([page.waitForNavigation(), page.locator('main form button').click()]);
  return page;
}

async function openReview() {
  const project = await insertProject(db);
  const texts = ['Open the <1>valve</1> slowly<2/>.', 'Stop.'];
  const version = { ...(await insertVersion(db, project.projectId, texts)), ...project };
  const targets = [{ text: 'Das <1>Ventil</1> öffnen<2/>.' }, { text: 'Halt.' }];
  const runId = await insertRunOf(db, version, targets);
  const page = await enter(await house.person('reviewer', [project.projectId]));
  await page.goto(`${house.origin}/runs/${runId}/review?segment=0`);
  await page.locator('.code-surface').wait();
  return { page, runId };
}

const textOf = (page: Page) => page.$eval('textarea[name="text"]', ({ value }) => value);

async function press(page: Page, key: Parameters<Page['keyboard']['press']>[0], control = false) {
  if (control) await page.keyboard.down('Control');
  await page.keyboard.press(key);
  if (control) await page.keyboard.up('Control');
}

async function stateOf(runId: string): Promise<readonly (readonly [string, string])[]> {
  const { rows } = await sql<{ plain: string; status: string }>`
    select plain, review_status as status from targets where run_id = ${runId} order by position`.execute(db);
  return rows.map(({ plain, status }) => [plain, status]);
}

describe('in Firefox', () => {
  test('every page fits, wide and narrow, and complains of nothing', async () => {
    const { addresses } = sampleAddresses(house.services.plugins, await furnish(house));
    const page = await enter(await house.person('administrator'));
    const cookies = await page.browserContext().cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    const faults: string[] = [];
    let shown = 0;
    for (const { address } of addresses) {
      if (!(await isDocument(`${house.origin}${address}`, cookie))) continue;
      shown += 1;
      for (const size of [sizes.wide, sizes.narrow]) {
        await page.setViewport(size);
        if (size === sizes.wide) await page.goto(`${house.origin}${address}`);
        faults.push(...(await findOverflow(page as never)).map((fault) => `${address}: ${fault}`));
      }
    }
    expect(faults).toEqual([]);
    expect(shown).toBeGreaterThan(30);
  });

  test('chips are clicked, taken out and put back, and what is typed comes between them', async () => {
    const { page, runId } = await openReview();
    expect(await textOf(page)).toBe('Das <1>Ventil</1> öffnen<2/>.');
    await page.locator('.code-surface [data-mark="</1>"]').click();
    await page.keyboard.type('chen');
    expect(await textOf(page)).toBe('Das <1>Ventil</1>chen öffnen<2/>.');
    await page.locator('.code-surface [data-mark="<2/>"]').click();
    await press(page, 'Backspace');
    expect(await textOf(page)).toBe('Das <1>Ventil</1>chen öffnen.');
    await press(page, 'Home', true);
    await press(page, 'F8');
    expect(await textOf(page)).toBe('<2/>Das <1>Ventil</1>chen öffnen.');
    await press(page, 'z', true);
    await press(page, 'z', true);
    expect(await textOf(page)).toBe('Das <1>Ventil</1>chen öffnen<2/>.');
    await press(page, 's', true);
    await page.locator('::-p-text(Saved.)').wait();
    expect(await stateOf(runId)).toMatchObject([
      ['Das Ventilchen öffnen.', 'in_review'],
      ['Halt.', 'required'],
    ]);
    await press(page, 'Enter', true);
    await page.locator('#s-1.is-open').wait();
    expect((await stateOf(runId))[0]![1]).toBe('approved');
  });

  test('a segment without codes keeps its place through a save, and its draft', async () => {
    const { page, runId } = await openReview();
    await page.keyboard.down('Alt');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.up('Alt');
    await page.locator('#s-1.is-open textarea[name="text"]').wait();
    await press(page, 'Home', true);
    await page.keyboard.type('Sofort ');
    await press(page, 's', true);
    await page.keyboard.type('hier ');
    await page.locator('::-p-text(Saved.)').wait();
    expect(await textOf(page)).toBe('Sofort hier Halt.');
    expect((await stateOf(runId))[1]).toEqual(['Sofort Halt.', 'in_review']);
    await page.locator('::-p-text(Draft kept; not saved yet.)').wait();
    await page.reload();
    expect(await textOf(page)).toBe('Sofort hier Halt.');
  });
});
