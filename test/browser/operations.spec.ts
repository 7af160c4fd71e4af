import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { newId } from '#platform/database';
import { openHouse } from '#test/browser';
import { insertProject, insertRunOf, insertVersion } from '#test/runs';

const house = await openHouse({ works: false });
const { db } = house.services;
const queue = 'runs.assemble';

async function die(payload: object, message: string): Promise<void> {
  await sql`insert into queue.job (id, name, data, state, singleton_key, source_output, created_on)
    values (${newId()}, ${`${queue}.dead`}, ${JSON.stringify(payload)}::jsonb, 'created', ${newId()},
      ${JSON.stringify({ message, attempts: 4 })}::jsonb, now() - interval '5 minutes')`.execute(db);
}

async function runIn(project: { readonly projectId: string; readonly policyId: string }): Promise<string> {
  const version = await insertVersion(db, project.projectId, ['one']);
  return insertRunOf(db, { ...version, ...project }, [], { state: 'failed', stage: 'assembly' });
}

const deadLeft = async () =>
  (
    await sql<{ n: number }>`select count(*)::int as n from queue.job
      where name = ${`${queue}.dead`} and state = 'created'`.execute(db)
  ).rows[0]!.n;

describe('operations', () => {
  test('queues, jobs, dead letters and processes; letters of other projects are only counted', async () => {
    const project = await insertProject(db);
    const { projectId } = project;
    const [own, other] = [await runIn(project), await runIn(await insertProject(db))];
    const guest = await house.enter('operator', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto('/queues');
    await guest.look('operations/queues-quiet');
    await guest.goto(`/queues/${queue}/dead-letters`);
    await guest.look('operations/no-letters');
    await die({ runId: own, epoch: 1 }, 'The storage <img src=x onerror=alert(1)> is away.');
    await die({ runId: own, epoch: 2 }, 'The storage is away.');
    await die({ runId: other, epoch: 1 }, 'A secret of somebody else');
    await house.services.queue.send(
      db,
      house.services.queue.definition(queue) as never,
      {
        ...{ runId: own, epoch: 1 },
      } as never,
    );
    await sql`insert into processes (id, kind, host, pid, version, queues, memory, started_at, seen_at)
      values (${newId()}, 'worker', 'build<b>er</b>', 4711, '1.0.0', ${[queue]}, 183000000, now() - interval '3 hours',
        now() - interval '20 minutes')`.execute(db);
    await guest.goto('/queues');
    await page.getByText('Work waits and nobody does it').waitFor();
    await guest.look('operations/queues');
    await guest.press(queue);
    await guest.look('operations/queue');
    await guest.press(/^Dead letters/);
    expect(await page.content()).not.toContain('somebody else');
    expect(await page.getByText('Of a project that is none of yours').count()).toBe(1);
    await guest.look('operations/letters');
    await guest.press('Throw away');
    await page.locator('.error-summary').waitFor();
    guest.takeFaults();
    await guest.look('operations/letters-refused');
    await guest.tabTo(page.locator('input[name=ids]').first());
    await page.keyboard.press('Space');
    await page.getByLabel('Reason').fill('The run was begun again');
    await guest.press('Throw away');
    await page.getByText('1 job is thrown away.').waitFor();
    await page.getByLabel('All of this queue').check();
    await guest.press('Send back');
    await page.getByText('1 job is sent back').waitFor();
    expect(await deadLeft()).toBe(1);
    await guest.goto('/processes');
    await page.getByText('1 queue').first().click();
    await guest.look('operations/processes');
  });

  test('without script too, and not for reviewers', async () => {
    const project = await insertProject(db);
    const { projectId } = project;
    await sql`delete from queue.job where name = ${`${queue}.dead`}`.execute(db);
    await die({ runId: await runIn(project), epoch: 1 }, 'Away.');
    const guest = await house.enter('operator', { projectIds: [projectId], script: false });
    await guest.goto(`/queues/${queue}/dead-letters`);
    await guest.page.locator('input[name=ids]').check();
    await guest.press('Send back');
    await guest.page.getByText('1 job is sent back').waitFor();
    const reviewer = await house.enter('reviewer', { projectIds: [projectId] });
    await reviewer.goto('/queues');
    expect(await reviewer.page.getByRole('heading', { level: 1 }).textContent()).not.toBe('Queues');
    reviewer.takeFaults();
  });
});
