import { describe, expect, test } from 'vitest';
import { transact } from '#domain/audit';
import { systemActor } from '#domain/context';
import { openHouse } from '#test/browser';
import { insertProject } from '#test/runs';

const house = await openHouse({ works: false });
const { services } = house;

async function fill(): Promise<{ readonly one: string; readonly other: string }> {
  const [one, other] = [await insertProject(services.db), await insertProject(services.db)];
  await services.db
    .withTables<{ projects: { id: string; name: string } }>()
    .updateTable('projects')
    .set(({ eb }) => ({
      name: eb.case().when('id', '=', one.projectId).then('Osprey <i>North</i>').else('Osprey South').end(),
    }))
    .execute();
  for (const { projectId } of [one, other])
    await transact(services, systemActor('upkeep'), async (context) =>
      context.record({
        action: 'projects.change-project',
        subject: { kind: 'project', id: projectId },
        projectId,
        before: { targetLanguages: ['de'] },
        after: { targetLanguages: ['de', 'fr'] },
        reason: 'A second language',
      }),
    );
  await transact(services, systemActor('bulk'), async (context) => {
    for (let number = 0; number < 45_000; number++)
      context.record({ action: 'things.make-thing', subject: { kind: 'thing', id: `${number}` } });
  });
  return { one: one.projectId, other: other.projectId };
}

describe('the audit', () => {
  test('is searched by names, which are completed and chosen from, and kept as a table', async () => {
    const { one } = await fill();
    const guest = await house.enter('administrator');
    const { page } = guest;
    await guest.goto('/audit');
    const subject = page.getByLabel('On what: name or id');
    await subject.pressSequentially('ospr');
    await page.locator('datalist option[value="Osprey South"]').waitFor({ state: 'attached' });
    await subject.press('Enter');
    await page.getByText('Several things are called “ospr”').waitFor();
    await guest.look('audit/choice');
    await guest.tabTo(page.getByRole('link', { name: 'Osprey <i>North</i>' }));
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('subjectId') === one);
    expect(await page.locator('tbody tr').count()).toBe(1);
    await guest.look('audit/chosen');
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download as a table' }).click();
    expect((await saved).suggestedFilename()).toBe('audit.csv');
  });

  test('is verified part by part, by itself', async () => {
    const guest = await house.enter('administrator');
    const { page } = guest;
    await guest.goto('/audit');
    await guest.press('Verification of the audit');
    await guest.press('Verify now');
    await page.getByText(/^The chain is good: 45,\d{3} entries$/).waitFor({ timeout: 30_000 });
    await guest.look('audit/verified');
  });

  test('all of it without script', async () => {
    const guest = await house.enter('administrator', { script: false });
    const { page } = guest;
    await guest.goto('/audit');
    await page.getByLabel('On what: name or id').fill('osprey south');
    await guest.press('Filter');
    await page.getByText('A second language').waitFor();
    await guest.goto('/audit/verification');
    await guest.press('Verify now');
    await page
      .getByText(/^20,000 of 45,\d{3} entries verified$/)
      .first()
      .waitFor();
    await guest.press('Go on');
    await guest.press('Go on');
    await page.getByText(/^The chain is good: 45,\d{3} entries$/).waitFor();
  });
});
