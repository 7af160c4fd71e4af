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
    (${runId}, 1, 'quality', 'number-missing', 'error', 1, '{"code": "number-missing", "severity": "error", "message": "The number 7 is missing.", "action": "Add it."}')`.execute(
    db,
  );
  return { projectId: project.projectId, runId, review: `/runs/${runId}/review` };
}

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

async function targetsOf(runId: string) {
  const { rows } = await sql<{ plain: string; status: string }>`
    select plain, review_status as status from targets where run_id = ${runId} order by position limit 4`.execute(
    db,
  );
  return rows.map(({ plain, status }) => [plain, status]);
}

async function draftOf(runId: string, position: number): Promise<string | null | undefined> {
  const { rows } = await sql<{ text: string | null }>`
    select text from target_drafts where run_id = ${runId} and position = ${position}`.execute(db);
  return rows[0]?.text;
}

describe('a review', () => {
  test('works without script, and refuses what breaks codes', async () => {
    const { projectId, runId, review } = await fill();
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
    expect((await targetsOf(runId))[0]).toEqual([
      'Öffnen Sie das Ventil langsam und warten Sie, bis der Druck gefallen ist.',
      'required',
    ]);
    expect(guest.takeFaults().filter((fault) => !fault.includes('422'))).toEqual([]);
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
    expect((await targetsOf(runId))[1]).toEqual(['Warten Sie 7 Minuten.', 'in_review']);
  });

  test('has what is known of the open segment directly behind it in a narrow window, beside it in a wide one', async () => {
    const { projectId, review } = await fill();
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

  test('keeps drafts again after a request that failed, and says so', async () => {
    const { projectId, runId, review } = await fill();
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
    expect(await draftOf(runId, 1)).toBe('Sieben Minuten warten, bitte.');
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
    const { projectId, runId, review } = await fill();
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
    expect(await draftOf(runId, 1)).toBe('Halb');
  });

  test('sends drafts one after the other, so that the last one stays', async () => {
    const { projectId, runId, review } = await fill();
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
    await expect.poll(() => draftOf(runId, 1), { timeout: 10_000 }).toBe('Drei');
    expect(most).toBe(1);
  });

  test('keeps what is typed while a save is on its way, at its place', async () => {
    const { projectId, runId, review } = await fill();
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
    expect((await targetsOf(runId))[1]![0]).toBe('Warten 7 Minuten.');
    await expect.poll(() => draftOf(runId, 1)).toBe('Warten Sie etwa 7 Minuten.');
  });

  test('saves what was sent though one goes on at once, and stays where it is refused', async () => {
    const { projectId, runId, review } = await fill();
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
    expect((await targetsOf(runId))[1]).toEqual(['Sieben Minuten warten.', 'in_review']);
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
    const { projectId, runId, review } = await fill();
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
    const states = (await targetsOf(runId)).map(([, status]) => status);
    expect(states.slice(1, 3)).toEqual(['approved', 'required']);
  });

  test('keeps what is typed where something else is sent at once', async () => {
    const { projectId, review } = await fill();
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
    const { projectId, review } = await fill();
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`${review}?segment=1`);
    await page.getByLabel('Translation').pressSequentially(' Sieben Minuten.');
    await page.reload();
    const offer = page.getByRole('button', { name: 'Take that text' });
    if (await offer.isVisible()) await offer.click();
    expect(await page.getByLabel('Translation').inputValue()).toBe('Warten Sie. Sieben Minuten.');
    await page.reload();
    expect(await page.getByLabel('Translation').inputValue()).toBe('Warten Sie. Sieben Minuten.');
    expect(await offer.isVisible()).toBe(false);
  });

  test('never takes a draft from a page by another that only shows the segment', async () => {
    const { projectId, runId, review } = await fill();
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const other = await guest.page.context().newPage();
    await other.goto(`${house.origin}${review}?segment=1`);
    await guest.goto(`${review}?segment=1`);
    await guest.page.getByLabel('Translation').fill('Sieben Minuten warten.');
    await guest.page.getByText('Draft kept; not saved yet.').waitFor();
    const beat = other.waitForResponse(/\/review\/1\/draft/, { timeout: 10_000 });
    await (await beat).finished();
    expect(await draftOf(runId, 1)).toBe('Sieben Minuten warten.');
    await guest.page.getByLabel('Translation').fill('Warten Sie.');
    await expect.poll(() => draftOf(runId, 1)).toBe(null);
  });

  test('keeps what is written in the browser of somebody who is signed in no more', async () => {
    const { projectId, review } = await fill();
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
    const { projectId, review } = await fill();
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
    const faults = ben.takeFaults();
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('412');
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
    const statuses = (await targetsOf(runId)).map(([, status]) => status);
    expect(statuses).toEqual(['approved', 'rejected', 'required', 'required']);
  });
});
