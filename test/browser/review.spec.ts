import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { transact } from '#domain/audit';
import { systemActor } from '#domain/context';
import { createMemory } from '#domain/memory';
import { openBook, writeUnits } from '#domain/memory/retrieval';
import { textWithoutCodes } from '#engine/inline';
import { openHouse } from '#test/browser';
import { insertReview, targetsOf } from '#test/review';

const house = await openHouse({ works: false });
const { db } = house.services;

/** Pairs as units of a new memory that the project reads. */
async function remember(projectId: string, pairs: readonly (readonly [string, string])[]): Promise<void> {
  await transact(house.services, systemActor('test'), async (context) => {
    const how = {
      name: `Manuals & <b>more</b> ${projectId.slice(-6)}`,
      priority: 0,
      reads: true,
      learns: 'off',
    } as const;
    const { id } = await createMemory(context, projectId, how);
    const book = await openBook(context.db, id, 'en', 'de');
    const units = pairs.map(([source, target]) => ({
      source: textWithoutCodes(source),
      target: textWithoutCodes(target),
    }));
    await writeUnits(context.db, { book, units, origin: { by: 'test', now: context.now() } });
  });
}

describe('a review', () => {
  test('works without script, and refuses what breaks codes', async () => {
    const { projectId, runId, review } = await insertReview(db);
    await sql`update segments set source = jsonb_set(source, '{codes,0,deletable}', 'false') where position = 0
      and extraction_id = (select extraction_id from runs where id = ${runId})`.execute(db);
    const guest = await house.enter('reviewer', { projectIds: [projectId], script: false });
    const { page } = guest;
    await guest.goto(review);
    await guest.press('Next to review');
    await page.getByLabel('Translation').fill('Ohne Codes');
    await guest.press('Save');
    await page.getByText('does not carry the codes of its source').first().waitFor();
    expect(await page.getByLabel('Translation').inputValue()).toBe('Ohne Codes');
    expect((await targetsOf(db, runId))[0]).toEqual([
      'Öffnen Sie das Ventil langsam und warten Sie, bis der Druck gefallen ist.',
      'required',
    ]);
    expect(guest.takeFaults().filter((fault) => !fault.includes('422'))).toEqual([]);
    await page.getByLabel('Translation').fill('Das <1>Ventil</1><2/> öffnen');
    await guest.press('Approve, next');
    expect((await targetsOf(db, runId))[0]).toEqual(['Das Ventil öffnen', 'approved']);
    expect(new URL(page.url()).searchParams.get('segment')).toBe('1');
  });

  test('approves by keyboard and goes on without a new page', async () => {
    const { projectId, runId, review } = await insertReview(db);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`${review}?segment=0`);
    await page.getByLabel('Translation').fill('Das <1>Ventil</1><2/> öffnen');
    await page.keyboard.press('Control+Enter');
    await page.locator('#s-1.is-open').waitFor();
    expect((await targetsOf(db, runId))[0]).toEqual(['Das Ventil öffnen', 'approved']);
  });

  test('offers what memories know, with a key for each', async () => {
    const { projectId, runId, review } = await insertReview(db);
    await remember(projectId, [['Wait for 5 minutes.', 'Warten Sie 5 Minuten.']]);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`${review}?segment=1`);
    const beside = page.getByRole('region', { name: 'About the segment' });
    expect(await beside.locator('.matches').textContent()).toContain('Warten Sie 7 Minuten.');
    await guest.look('review/matches');
    await page.getByLabel('Translation').press('Alt+1');
    expect(await page.getByLabel('Translation').inputValue()).toBe('Warten Sie 7 Minuten.');
    await page.keyboard.press('Control+z');
    expect(await page.getByLabel('Translation').inputValue()).toBe('Warten Sie.');
    await page.getByRole('link', { name: 'Take this text' }).click();
    expect(await page.getByLabel('Translation').inputValue()).toBe('Warten Sie 7 Minuten.');
    await page.keyboard.press('Control+s');
    await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    expect((await targetsOf(db, runId))[1]).toEqual(['Warten Sie 7 Minuten.', 'in_review']);
  });

  test('has what is known of the open segment directly behind it in a narrow window, beside it in a wide one', async () => {
    const { projectId, review } = await insertReview(db);
    await remember(projectId, [['Wait for 5 minutes.', 'Warten Sie 5 Minuten.']]);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`${review}?segment=1`);
    const beside = page.getByRole('region', { name: 'About the segment' });
    const top = async () => (await beside.boundingBox())!.y;
    const list = (await page.locator('.segments').boundingBox())!;
    expect((await beside.boundingBox())!.x).toBeGreaterThanOrEqual(list.x + list.width);
    await page.locator('.segment').last().scrollIntoViewIfNeeded();
    expect(await top()).toBeLessThan(20);
    await guest.look('review/beside');
    await page.setViewportSize({ width: 320, height: 800 });
    const row = (await page.locator('#s-1').boundingBox())!;
    expect(await top()).toBeLessThan(row.y + row.height);
    const following = (await page.locator('#s-2').boundingBox())!;
    expect((await beside.boundingBox())!.y).toBeLessThan(following.y);
    await page.getByLabel('Translation').focus();
    await guest.tabTo(page.getByRole('link', { name: 'Take this text' }), 8);
  });

  test('shows two people at one segment each other, and loses nothing of either', async () => {
    const { projectId, runId, review } = await insertReview(db);
    const [ada, ben] = [
      await house.enter('reviewer', { projectIds: [projectId] }),
      await house.enter('reviewer', { projectIds: [projectId] }),
    ];
    await ada.goto(`${review}?segment=1`);
    await ben.goto(`${review}?segment=1`);
    await ben.page
      .getByText(/^Also here: reviewer/)
      .first()
      .waitFor();
    await ben.page.getByLabel('Translation').fill('Sieben Minuten warten.');
    await ben.page.getByText('Draft kept; not saved yet.').waitFor();
    await ada.page.getByLabel('Translation').fill('Warten Sie 7 Minuten.');
    await ada.page.keyboard.press('Control+s');
    await ada.page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    await ben.page.getByText('has changed this segment meanwhile').first().waitFor();
    await ben.page.getByLabel('Translation').press('Control+s');
    await ben.page.getByText('Put both together and save it.').waitFor();
    const faults = ben.takeFaults();
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('412');
    expect(await ben.page.getByLabel('Translation').inputValue()).toBe('Sieben Minuten warten.');
    expect(await ben.page.locator('[data-theirs]').getAttribute('data-theirs')).toBe('Warten Sie 7 Minuten.');
    await ben.look('review/conflict');
    await ben.page.getByLabel('Translation').fill('Warten Sie sieben Minuten.');
    await ben.page.keyboard.press('Control+s');
    await ben.page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    expect((await targetsOf(db, runId))[1]![0]).toBe('Warten Sie sieben Minuten.');
  });

  test('is done by keyboard alone', async () => {
    const { projectId, runId, review } = await insertReview(db);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    const { keyboard } = page;
    await guest.goto(review);
    await guest.tabTo(page.getByRole('link', { name: 'Next to review' }));
    await keyboard.press('Enter');
    await page.locator('#s-0.is-open [role="textbox"]:focus').waitFor();
    await keyboard.press('Escape');
    await keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await guest.look('review/keys');
    await keyboard.press('Escape');
    await page.locator('#s-0').focus();
    await keyboard.press('a');
    await page.locator('#s-1.is-open').waitFor();
    await keyboard.press('Escape');
    await keyboard.press('r');
    await keyboard.type('The number is missing');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: 'Rejected.' }).waitFor();
    await page.locator('#s-1').focus();
    await keyboard.press('j');
    await page.locator('#s-2.is-open').waitFor();
    await keyboard.press('c');
    await keyboard.type('Same as above');
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await page.locator('.comments').getByText('Same as above').waitFor();
    const statuses = (await targetsOf(db, runId)).map(([, status]) => status);
    expect(statuses).toEqual(['approved', 'rejected', 'required', 'required']);
  });
});
