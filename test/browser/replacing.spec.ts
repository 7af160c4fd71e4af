import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openHouse } from '#test/browser';
import { insertProject, insertRunOf, insertVersion } from '#test/runs';

const house = await openHouse({ works: false });
const { db } = house.services;
const hostile = '<img src=x onerror=alert(1)>';
const escaped = hostile.replace('<', '&lt;');

async function fill(state = 'in_review') {
  const project = await insertProject(db);
  const texts = [
    'Open the <1>valve</1>.',
    'Close the valve.',
    `Valve ${escaped}`,
    'Pump',
    ...Array(50).fill('The valve'),
  ];
  const version = { ...(await insertVersion(db, project.projectId, texts)), ...project };
  const targets = [
    { text: 'Die <1>Klap</1>pe öffnen, dann die Klappe.', reviewStatus: 'approved' },
    { text: 'Die Klappe schließen.' },
    { text: `Klappe ${escaped}`, reviewStatus: 'rejected' },
    { text: 'Pumpe' },
    ...Array(50).fill({ text: 'Die Klappe', reviewStatus: 'not_required' }),
  ];
  const runId = await insertRunOf(db, version, targets, { state });
  return { projectId: project.projectId, runId, path: `/runs/${runId}/replacements` };
}

async function textsOf(runId: string) {
  const { rows } = await sql<{ plain: string; status: string }>`
    select plain, review_status as status from targets where run_id = ${runId} order by position`.execute(db);
  return rows.map(({ plain, status }) => `${plain} ${status}`);
}

describe('replacing words', () => {
  test('shows every change before it is made, and leaves what changed meanwhile', async () => {
    const { projectId, runId } = await fill();
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`/runs/${runId}/review`);
    await guest.press('Search and replace');
    await guest.look('replacing/ask');
    await page.getByLabel('Find in translations').fill('Klappe');
    await page.getByLabel('Replace with').fill(hostile);
    await page.getByLabel('Replace with').press('Enter');
    await page.waitForURL(/find=Klappe/);
    const rows = page.locator('.found');
    expect(await rows.count()).toBe(40);
    expect(await rows.first().locator('ins').textContent()).toContain(hostile);
    expect(await rows.first().textContent()).toContain('1 place reaches over a code and stays as it is');
    await guest.look('replacing/preview');
    await page.getByLabel('Replace with').fill('Ventil');
    await guest.press('Show what would change');
    await page.getByLabel('Replace in segment 3', { exact: true }).uncheck();
    await sql`update targets set revision = revision + 1, plain = 'Klappe zu', target = '[{"kind": "text", "text": "Klappe zu"}]'
      where run_id = ${runId} and position = 1`.execute(db);
    await guest.press('Replace where ticked');
    const notice = page.getByRole('status').filter({ hasText: 'translations changed' });
    expect(await notice.textContent()).toContain('38 translations changed.');
    expect(await notice.textContent()).toContain('somebody changed them meanwhile: segments 2.');
    await guest.look('replacing/done');
    const texts = await textsOf(runId);
    expect(texts.slice(0, 5)).toEqual([
      'Die Klappe öffnen, dann die Ventil. in_review',
      'Klappe zu required',
      `Klappe ${escaped} rejected`,
      'Pumpe required',
      'Die Ventil not_required',
    ]);
    await guest.tabTo(page.getByRole('button', { name: 'Take back Klappe' }));
    await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
    await page.getByText('38 translations restored.').waitFor();
    await guest.look('replacing/taken-back');
    expect((await textsOf(runId)).slice(0, 5)).toEqual([
      'Die Klappe öffnen, dann die Klappe. approved',
      'Klappe zu required',
      `Klappe ${escaped} rejected`,
      'Pumpe required',
      'Die Klappe not_required',
    ]);
    await guest.goto(`/runs/${runId}/review?segment=0`);
    await page.getByText('History (3)').click();
    await page.getByRole('link', { name: 'Take this text' }).first().click();
    await page
      .getByRole('textbox', { name: 'Translation' })
      .filter({ hasText: 'dann die Ventil.' })
      .waitFor();
  });

  test('works by keyboard and without script, everywhere at once', async () => {
    const { projectId, runId, path } = await fill();
    const guest = await house.enter('reviewer', { projectIds: [projectId], script: false });
    const { page } = guest;
    await guest.goto(`${path}?find=Klappe&replaceWith=Ventil&wholeWords=on`);
    await guest.tabTo(page.getByRole('button', { name: 'Replace everywhere, also on other pages' }));
    await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
    await page.getByText('53 translations changed.').waitFor();
    expect((await textsOf(runId)).filter((text) => /Die Ventil/.test(text))).toHaveLength(51);
    expect(await page.locator('.found').count()).toBe(1);
    await guest.press('Take back Klappe');
    await page.getByText('53 translations restored.').waitFor();
    expect((await textsOf(runId)).filter((text) => /Die Klappe/.test(text))).toHaveLength(52);
  });

  test('only shows while nothing is written', async () => {
    const { projectId, path } = await fill('delivered');
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    await guest.goto(`${path}?find=klappe&matchCase=on`);
    await guest.page.getByText('The words stand in no translation').waitFor();
    await guest.goto(`${path}?find=klappe`);
    expect(await guest.page.getByRole('button', { name: /^Replace/ }).count()).toBe(0);
    await guest.look('replacing/closed');
  });
});
