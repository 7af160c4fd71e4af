import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openHouse, ways } from '#test/browser';
import { insertProject, insertRunOf, insertVersion } from '#test/runs';

const house = await openHouse({ works: false });
const { db } = house.services;

const texts = [
  'The tenant pays the rent in advance.',
  'The <1>lease</1> ends in May.',
  'Both parties keep the <1>terms</1> of this agreement secret.',
  'Signed in Dublin.',
];

async function fill() {
  const project = await insertProject(db);
  const version = { ...(await insertVersion(db, project.projectId, texts)), ...project };
  await sql`update files set name = '<i>Lease</i> 2027.docx' where id = ${version.fileId}`.execute(db);
  const before = await insertRunOf(db, version, [
    { text: 'Der Mieter zahlt die Miete vorab.', provider: 'apertium' },
    {
      text: 'Die <1>Miete</1> endet im Mai.',
      provider: 'apertium',
      verificationState: 'failed',
      findingCodes: ['term-wrong'],
    },
    {
      text: 'Beide Seiten halten die <1>Bedingungen</1> geheim.',
      reviewStatus: 'approved',
      resultSource: 'memory_exact',
    },
  ]);
  const after = await insertRunOf(db, version, [
    { text: 'Der Mieter zahlt die Miete im Voraus.', provider: 'openai', model: '<b>large</b>' },
    { text: 'Der <1>Mietvertrag</1> endet im Mai.', resultSource: 'human', reviewStatus: 'approved' },
    {
      text: 'Beide Seiten halten die <1>Bedingungen</1> geheim.',
      reviewStatus: 'approved',
      resultSource: 'carried_over',
    },
    { text: '=1+1 Unterschrieben in Dublin.' },
  ]);
  return { projectId: project.projectId, before, after };
}

describe('comparing two runs', () => {
  test.each(ways)(
    'word by word, narrowed, linked to a row, taken along as a table, $way',
    async ({ way: _, ...how }) => {
      const { projectId, before, after } = await fill();
      const guest = await house.enter('reviewer', { projectIds: [projectId], ...how });
      const { page } = guest;
      await guest.goto(`/runs/${after}`);
      await sql`update runs set previous_run_id = ${before} where id = ${after}`.execute(db);
      await guest.goto(`/runs/${after}`);
      await guest.press(/Compare/);
      const rows = page.locator('.segment.compared');
      expect(await rows.count()).toBe(4);
      expect(await rows.first().locator('del').textContent()).toContain('vorab');
      expect(await rows.first().locator('ins').textContent()).toContain('im Voraus');
      expect(await rows.first().textContent()).toContain('<b>large</b>');
      if (guest.hasScript)
        await page.getByRole('option', { name: 'The same (1)' }).waitFor({ state: 'attached' });
      await guest.look('comparison/all');

      await guest.choose('Translation', 'The same');
      await guest.press('Filter');
      await rows.nth(1).waitFor({ state: 'detached' });
      expect(await rows.textContent()).toContain('Bedingungen');
      await guest.look('comparison/filtered');

      await guest.goto(`/runs/${after}/comparison?with=${before}&finding=term-wrong`);
      expect(await rows.count()).toBe(1);
      await guest.press('Segment 2');
      expect(page.url()).toContain('#s-1');
      await guest.goto(page.url());
      expect(await rows.getAttribute('id')).toBe('s-1');

      const table = await guest.download('Download as CSV');
      expect(table.suggestedFilename()).toContain('.de.csv');
      const lines = (await readFile(await table.path(), 'utf8')).trim().split('\r\n');
      expect(lines).toHaveLength(2);
      expect(lines[1]).toContain('term-wrong');
      await guest.goto(`/runs/${after}/comparison?with=${before}&reviewStatus=rejected`);
      await guest.look('comparison/none');
    },
  );

  test('without script, in German, and where there is nothing to compare with', async () => {
    const { projectId, after } = await fill();
    const guest = await house.enter('reviewer', { projectIds: [projectId], script: false, locale: 'de-DE' });
    await guest.goto(`/runs/${after}/comparison`);
    await guest.page.getByLabel('Herkunft').selectOption('human');
    await guest.press('Filtern');
    expect(await guest.page.locator('.segment.compared').count()).toBe(1);
    await guest.page.getByLabel('Anbieter').fill('openai');
    await guest.press('Filtern');
    expect(await guest.page.locator('.segment.compared').count()).toBe(0);
    const alone = await insertProject(db);
    const version = { ...(await insertVersion(db, alone.projectId, texts)), ...alone };
    const only = await insertRunOf(db, version, [{ text: 'x' }]);
    const other = await house.enter('reviewer', { projectIds: [alone.projectId] });
    await other.goto(`/runs/${only}/comparison`);
    await other.look('comparison/alone');
  });
});
