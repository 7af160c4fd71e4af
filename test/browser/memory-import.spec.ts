import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openHouse, ways } from '#test/browser';
import { tmxOf, unitOf } from '#test/memory-work';
import { insertProject } from '#test/runs';

const house = await openHouse();
const { db } = house.services;

function writeTmx(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'verso-tmx-')), 'contracts &amp; more.tmx');
  const pairs = [
    ['Open the valve slowly.', 'Öffnen Sie das Ventil langsam.'],
    ['Wait for 7 minutes.', 'Warten Sie 9 Minuten.'],
    ['Write to ada@example.org at once.', 'Schreiben Sie sofort an ada@example.org.'],
    ['Close the &lt;b&gt;cover&lt;/b&gt; again.', 'Schließen Sie die &lt;b&gt;Abdeckung&lt;/b&gt; wieder.'],
    ['Open the valve slowly.', 'Öffnen Sie das Ventil langsam.'],
  ] as const;
  writeFileSync(path, tmxOf(pairs.map((pair) => unitOf(pair))));
  return path;
}

async function unitsOf(projectId: string): Promise<string[]> {
  const { rows } = await sql<{ target: string }>`
    select unit.unit->>'target' as target from memory_units unit join memory_books book on book.id = unit.book_id
      join project_memories using (memory_id) left join memory_imports import on import.id = unit.import_id
    where project_memories.project_id = ${projectId} and unit.status = 'active' and unit.decision is distinct from 'rejected'
      and import.state = 'committed' order by target`.execute(db);
  return rows.map(({ target }) => target);
}

describe('a memory', () => {
  test.each(ways)(
    'takes a TMX file in after people decided on its pairs, and gives it back, $way',
    async ({ way, ...how }) => {
      const { projectId } = await insertProject(db);
      const guest = await house.enter('operator', { projectIds: [projectId], ...how });
      const { page } = guest;
      await guest.goto(`/projects/${projectId}/memories`);
      await guest.look('memories/none');
      await guest.write('Name', `Contracts <i>2027</i> ${way}`);
      await guest.press('Create memory');
      await guest.look('memories/empty');
      await guest.press('Import TMX');
      await guest.look('memories/upload');
      await guest.press('Begin import');
      await page.locator('.error-summary').waitFor();
      guest.takeFaults();
      await guest.bring('TMX file', writeTmx());
      await guest.press('Begin import');
      const result = page.getByRole('link', { name: 'Show the result' });
      await guest.follow(result.or(page.getByText('Waits for decisions')));
      await page.reload();
      await page.getByText('Waits for decisions').waitFor();
      await guest.look('memories/candidates');
      await guest.press(/Numbers differ/);
      expect(await page.locator('tbody tr').count()).toBe(1);
      await guest.press('Reject all of these');
      await page.getByText('1 candidate decided.').waitFor();
      await guest.goto(page.url().split('?')[0]!);
      await guest.press(/Personal data/);
      await guest.unfold('Edit');
      await guest.write('Source', 'Write to us at once.', page.locator('tbody'));
      await guest.write('Target', 'Schreiben Sie uns sofort.', page.locator('tbody'));
      await guest.press('Save');
      await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
      await guest.goto(page.url().split('?')[0]!);
      await guest.press('Commit');
      await guest.follow(result.or(page.getByText('Committed', { exact: true })));
      await page.reload();
      await guest.look('memories/committed');
      expect(await page.locator('.facts').first().textContent()).toBe(
        'In the file5Accepted3Rejected1Twice in the file1',
      );
      expect(await unitsOf(projectId)).toEqual([
        'Schließen Sie die <b>Abdeckung</b> wieder.',
        'Schreiben Sie uns sofort.',
        'Öffnen Sie das Ventil langsam.',
      ]);
      await guest.write('Reason', 'The file of another customer');
      await guest.press('Undo the import');
      await page.getByText('what it replaced is back').waitFor();
      expect(await unitsOf(projectId)).toEqual([]);
    },
  );

  test.each(ways)('tells why a file cannot be read, and lets go of it, $way', async ({ way, ...how }) => {
    const { projectId } = await insertProject(db);
    const guest = await house.enter('operator', { projectIds: [projectId], ...how });
    const { page } = guest;
    await guest.goto(`/projects/${projectId}/memories`);
    await guest.write('Name', `Cut off ${way}`);
    await guest.press('Create memory');
    await guest.press('Import TMX');
    const buffer = Buffer.from('<tmx version="1.4"><body><tu><tuv>');
    await guest.bring('TMX file', [{ name: 'cut off.tmx', mimeType: 'text/xml', buffer }]);
    await guest.press('Begin import');
    await guest.follow(page.getByText('Failed', { exact: true }));
    await page.reload();
    await page.getByRole('button', { name: 'Go on' }).waitFor();
    await guest.unfold('What the reader found');
    await page.getByRole('listitem').getByText('The file ends in the middle').waitFor();
    await guest.look('memories/failed');
    const reviewer = await house.enter('reviewer', { projectIds: [projectId] });
    await reviewer.goto(new URL(page.url()).pathname);
    await reviewer.page.getByText('Failed', { exact: true }).waitFor();
    expect(await reviewer.page.getByRole('button', { name: /Go on|Discard/ }).count()).toBe(0);
    await guest.press('Discard import');
    await page.getByText('Discarded', { exact: true }).waitFor();
  });

  test('lets people find a unit, put it away and destroy it, without script', async () => {
    const { projectId } = await insertProject(db);
    const guest = await house.enter('administrator', { script: false });
    const { page } = guest;
    await guest.goto(`/projects/${projectId}/memories`);
    await page.getByLabel('Name').fill('Manuals');
    await guest.press('Create memory');
    await guest.press('Import TMX');
    await page.getByLabel('TMX file').setInputFiles(writeTmx());
    await page.getByLabel('People decide').uncheck();
    await guest.press('Begin import');
    await expect.poll(() => unitsOf(projectId), { timeout: 20_000 }).toHaveLength(4);
    await guest.goto(`/projects/${projectId}/memories`);
    await guest.press('Manuals');
    await page.getByLabel('Contains').fill('Minuten');
    await guest.press('Filter');
    expect(await page.locator('tbody tr').count()).toBeGreaterThanOrEqual(1);
    await guest.press('Wait for 7 minutes.');
    const other = await house.enter('administrator');
    await other.goto(page.url());
    await other.look('memories/unit');
    await page.getByLabel('It is to be').selectOption('deleted');
    await page.getByLabel('Reason').fill('The numbers are wrong');
    await guest.press('Change');
    expect(await unitsOf(projectId)).toHaveLength(3);
    await guest.press('Manuals');
    await other.goto(page.url());
    await other.look('memories/units');
    await page
      .locator('form')
      .filter({ hasText: 'Nobody can bring them back' })
      .getByLabel('Reason')
      .fill('Retention');
    await guest.press('Destroy deleted units for good');
    await page.getByText('1 unit is destroyed.').waitFor();
    const { rows } = await sql<{
      action: string;
    }>`select action from audit_entries where project_id = ${projectId}
      and action like 'memory.%unit%' order by sequence`.execute(db);
    expect(rows.map(({ action }) => action)).toEqual([expect.stringMatching(/unit/), 'memory.purge-units']);
  });
});
