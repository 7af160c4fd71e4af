import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { transact } from '#domain/audit';
import { systemActor } from '#domain/context';
import { createMemory } from '#domain/memory';
import { openBook, writeUnits } from '#domain/memory/retrieval';
import { textWithoutCodes } from '#engine/inline';
import { openHouse } from '#test/browser';
import { insertProject, insertRunOf, insertVersion } from '#test/runs';

const house = await openHouse({ works: false });
const { db } = house.services;
const hostile = '<img src=x onerror=alert(1)>';

async function fill() {
  const project = await insertProject(db);
  const texts = [
    'Open the <1>valve</1> slowly and wait until the pressure has fallen<2/>.',
    'Wait for 7 minutes.',
    'Wait for 7 minutes.',
    `Beware of ${hostile.replace('<', '&lt;')}.`,
    ...Array.from({ length: 60 }, (_, index) => `Close valve ${index} again.`),
  ];
  const version = { ...(await insertVersion(db, project.projectId, texts)), ...project };
  const targets = [
    { text: 'Öffnen Sie das <1>Ventil</1> langsam und warten Sie, bis der Druck gefallen ist<2/>.' },
    { text: 'Warten Sie.', verificationState: 'failed', findingCodes: ['number-missing'] },
    { text: 'Warten Sie.' },
    { text: `Achtung ${hostile.replace('<', '&lt;')}.`, verificationState: 'warned' },
    ...Array.from({ length: 60 }, (_, index) => ({
      text: `Ventil ${index} wieder schließen.`,
      reviewStatus: 'not_required',
      resultSource: 'memory_exact',
    })),
  ];
  const runId = await insertRunOf(db, version, targets);
  await sql`insert into run_findings (run_id, number, stage, code, severity, position, finding) values
    (${runId}, 1, 'quality', 'number-missing', 'error', 1, '{"message": "The number 7 is missing.", "action": "Add it."}')`.execute(
    db,
  );
  return { projectId: project.projectId, runId, review: `/runs/${runId}/review` };
}

/** Pairs as units of a new memory that the project reads. */
async function remember(projectId: string, pairs: readonly (readonly [string, string])[]): Promise<void> {
  await transact(house.services, systemActor('test'), async (context) => {
    const how = { name: 'Manuals & <b>more</b>', priority: 0, reads: true, learns: 'off' } as const;
    const { id } = await createMemory(context, projectId, how);
    const book = await openBook(context.db, id, 'en', 'de');
    const units = pairs.map(([source, target]) => ({
      source: textWithoutCodes(source),
      target: textWithoutCodes(target),
    }));
    await writeUnits(context.db, { book, units, origin: { by: 'test', now: context.now() } });
  });
}

async function targetsOf(runId: string) {
  const { rows } = await sql<{ plain: string; status: string }>`
    select plain, review_status as status from targets where run_id = ${runId} order by position limit 4`.execute(
    db,
  );
  return rows.map(({ plain, status }) => [plain, status]);
}

describe('a review', () => {
  test('works without script, and refuses what breaks codes', async () => {
    const { projectId, runId, review } = await fill();
    const guest = await house.enter('reviewer', { projectIds: [projectId], script: false });
    const { page } = guest;
    await guest.goto(review);
    await guest.press('Next to review');
    await page.getByLabel('Translation').fill('Ohne Codes');
    await guest.press('Save');
    await page.getByLabel('Translation').fill('Das <1>Ventil</1><2/> öffnen');
    await guest.press('Approve, next');
    expect((await targetsOf(runId))[0]).toEqual(['Das Ventil öffnen', 'approved']);
    expect(new URL(page.url()).searchParams.get('segment')).toBe('1');
  });

  test('approves by keyboard and goes on without a new page', async () => {
    const { projectId, runId, review } = await fill();
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`${review}?segment=0`);
    await page.getByLabel('Translation').fill('Das <1>Ventil</1><2/> öffnen');
    await page.keyboard.press('Control+Enter');
    await page.locator('#s-1.is-open').waitFor();
    expect((await targetsOf(runId))[0]).toEqual(['Das Ventil öffnen', 'approved']);
  });

  test('offers what memories know, with a key for each', async () => {
    const { projectId, runId, review } = await fill();
    await remember(projectId, [['Wait for 5 minutes.', 'Warten Sie 5 Minuten.']]);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`${review}?segment=1`);
    const beside = page.getByRole('complementary', { name: 'About the segment' });
    expect(await beside.locator('.matches').textContent()).toContain('Warten Sie 7 Minuten.');
    await guest.look('review/matches');
    await page.getByLabel('Translation').press('Alt+1');
    await page.locator('textarea', { hasText: 'Warten Sie 7 Minuten.' }).waitFor();
    await page.keyboard.press('Control+s');
    await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    expect((await targetsOf(runId))[1]).toEqual(['Warten Sie 7 Minuten.', 'in_review']);
  });

  test('keeps what is written though the window is closed', async () => {
    const { projectId, review } = await fill();
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

  test('shows two people at one segment each other, and loses nothing of either', async () => {
    const { projectId, runId, review } = await fill();
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
    expect(ben.takeFaults().every((fault) => fault.includes('412'))).toBe(true);
    expect(await ben.page.getByLabel('Translation').inputValue()).toBe('Sieben Minuten warten.');
    expect(await ben.page.locator('[data-theirs]').getAttribute('data-theirs')).toBe('Warten Sie 7 Minuten.');
    await ben.look('review/conflict');
    await ben.page.getByLabel('Translation').fill('Warten Sie sieben Minuten.');
    await ben.page.keyboard.press('Control+s');
    await ben.page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    expect((await targetsOf(runId))[1]![0]).toBe('Warten Sie sieben Minuten.');
  });

  test('is done by keyboard alone', async () => {
    const { projectId, runId, review } = await fill();
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    const { keyboard } = page;
    await guest.goto(review);
    await guest.tabTo(page.getByRole('link', { name: 'Next to review' }));
    await keyboard.press('Enter');
    await page.locator('#s-0.is-open textarea:focus').waitFor();
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
    const statuses = (await targetsOf(runId)).map(([, status]) => status);
    expect(statuses).toEqual(['approved', 'rejected', 'required', 'required']);
  });
});
