import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openHouse } from '#test/browser';
import { insertProject, insertRunOf, insertVersion } from '#test/runs';

const house = await openHouse({ works: false });
const { db } = house.services;

async function fill(): Promise<string> {
  const project = await insertProject(db);
  await sql`update projects set name = 'Contracts & <i>annexes</i>' where id = ${project.projectId}`.execute(
    db,
  );
  const names = [
    'Lease agreement 2027.docx',
    'Annual report with a very long name that does not end.docx',
    '<b>x</b>.docx',
  ];
  for (const [index, name] of names.entries()) {
    const version = await insertVersion(db, project.projectId, [
      'one two three',
      'four',
      'five six seven eight',
    ]);
    await sql`update files set name = ${name} where id = ${version.fileId}`.execute(db);
    const of = { ...version, ...project };
    await insertRunOf(db, of, [{ text: 'eins' }], {
      state: index === 1 ? 'paused' : 'in_review',
      targetLanguage: 'fr',
    });
    const stuck = await insertRunOf(db, of, [{ text: 'eins' }], {
      state: index === 0 ? 'failed' : 'blocked',
    });
    const failure = {
      stage: 'delivery',
      code: 'blocked-by-policy',
      message: 'The policy does not let this pass: 3 targets.',
      action: 'Review what is marked, then try again.',
    };
    await sql`update runs set failure = ${JSON.stringify(failure)}::jsonb where id = ${stuck}`.execute(db);
    for (let day = 0; day < 10; day += index + 1) {
      const done = await insertRunOf(db, of, [], {
        state: 'delivered',
        stage: 'delivery',
        targetLanguage: 'es',
      });
      const price = JSON.stringify([{ price: 0.31 * day, currency: 'EUR' }]);
      await sql`update runs set finished_at = now() - make_interval(days => ${day}), updated_at = now(),
        report = '{"resultSources": {"provider": 3, "memory_exact": 5, "memory_fuzzy": 2, "human": 1}}' where id = ${done}`.execute(
        db,
      );
      await sql`insert into run_portions (run_id, epoch, number, positions, calls, worked_at)
        values (${done}, 1, 1, '{0}', ${price}::jsonb, now() - make_interval(days => ${day}))`.execute(db);
    }
  }
  return project.projectId;
}

describe('home', () => {
  test('an empty house, a full one, and a project', async () => {
    const guest = await house.enter('administrator');
    await guest.goto('/');
    await guest.look('home/empty');
    await guest.goto('/projects');
    await guest.look('projects/empty');
    await guest.goto('/projects/new');
    await guest.look('projects/new');
    const projectId = await fill();
    await guest.goto('/');
    await guest.look('home/full');
    await guest.goto('/projects');
    await guest.look('projects/list');
    await guest.goto(`/projects/${projectId}`);
    await guest.look('projects/overview');
    await guest.page
      .getByRole('button', { name: /Try again/ })
      .first()
      .click();
    await guest.page.getByRole('status').waitFor();
    expect(await guest.page.getByRole('status').textContent()).toContain('The run goes on.');
    await guest.page.getByText('Running').first().waitFor();
  });

  test('keeps up again with what goes on when the house is back behind its gateway', async () => {
    const project = await insertProject(db);
    const { projectId } = project;
    const version = await insertVersion(db, projectId, ['one two three']);
    const runId = await insertRunOf(db, { ...version, ...project }, [], { state: 'running' });
    const guest = await house.enter('operator', { projectIds: [projectId] });
    const { page } = guest;
    let refused = 0;
    await page.route('**/work/progress?**', (route) =>
      ++refused > 3 ? route.continue() : route.fulfill({ status: 502, body: 'The gateway is down.' }),
    );
    await guest.goto(`/projects/${projectId}`);
    const going = page.locator('verso-live').getByRole('rowheader');
    expect(await going.count()).toBe(1);
    await sql`update runs set state = 'paused' where id = ${runId}`.execute(db);
    const stale = page.locator('.failed-part').filter({ hasText: 'no longer kept up to date' });
    await stale.waitFor();
    await guest.look('home/stale');
    await page.locator('verso-live').getByText('Paused').waitFor();
    expect(refused).toBe(4);
    expect(await stale.count()).toBe(0);
    expect(await page.locator('#announcements').textContent()).not.toContain('no longer kept up to date');
    guest.takeFaults();
  });

  test('says that it is no longer kept up to date, and leads to where one signs in', async () => {
    const project = await insertProject(db);
    const { projectId } = project;
    const version = await insertVersion(db, projectId, ['one two three']);
    await insertRunOf(db, { ...version, ...project }, [], { state: 'running' });
    const guest = await house.enter('operator', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`/projects/${projectId}`);
    await page.locator('verso-live').getByRole('rowheader').waitFor();
    await sql`delete from user_sessions`.execute(db);
    for (const hidden of [true, false])
      await page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { value, configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    await page.locator('.failed-part').filter({ hasText: 'no longer kept up to date' }).waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByLabel('Password').waitFor();
    guest.takeFaults();
  });
});
