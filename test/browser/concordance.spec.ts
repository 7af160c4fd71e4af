import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { reading, transact } from '#domain/audit';
import { systemActor } from '#domain/context';
import { createMemory } from '#domain/memory';
import { startImport } from '#domain/memory/imports';
import { openHouse } from '#test/browser';
import { tmxOf, unitOf } from '#test/memory-work';
import { insertProject, insertRunOf, insertVersion } from '#test/runs';

const house = await openHouse();
const { services } = house;
const { db } = services;
const system = systemActor('test');

const pairs = [
  ['Close the inlet valves now.', 'Die Einlassventile jetzt schließen.'],
  ['The valve of the inlet &lt;b&gt;', 'Das Ventil des Einlasses &lt;b&gt;'],
  ['Inlet valve', 'Einlassventil'],
] as const;

const legal =
  '<prop type="domain">legal</prop><prop type="client">A. &lt;b&gt; Client</prop><note>As the board wants it</note>';

/** A memory of the project with these pairs, found by their words; the last one has properties and a note. */
async function fill(projectId: string): Promise<string> {
  const how = { name: `Manuals <i> ${projectId}`, priority: 0, reads: true, learns: 'off' } as const;
  const { id: memoryId } = await transact(services, system, (context) =>
    createMemory(context, projectId, how),
  );
  const units = pairs.map((pair) => unitOf(pair));
  const last = units.pop()!.replace(/<tu [^>]*>/, `$&${legal}`);
  const content = Readable.from([Buffer.from(tmxOf([...units, last]))]);
  await startImport(reading(services, system), {
    ...{ projectId, memoryId, from: 'en', review: false, content },
    ...{ fileName: 'manuals.tmx', mediaType: 'text/xml' },
  });
  await expect
    .poll(
      async () => {
        const { rows } = await sql`select 1 from memory_words join memory_books book on book.id = book_id
          where memory_id = ${memoryId}`.execute(db);
        return rows.length;
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0);
  return memoryId;
}

describe('the concordance', () => {
  test('and the page of a memory show only units with a property, and what a unit has of them', async () => {
    const { projectId } = await insertProject(db);
    const memoryId = await fill(projectId);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`/projects/${projectId}/concordance?text=valve`);
    expect(await page.locator('mark').count()).toBe(3);
    await guest.write('Property', 'domain=legal');
    await guest.press('Search');
    await page.getByText('1 unit on this page').waitFor();
    expect(await page.locator('mark').allTextContents()).toEqual(['valve']);
    await guest.look('concordance/property');
    await guest.goto(`/projects/${projectId}/concordance?text=valve&property=domain%3Dmedical`);
    await page.getByText('Nothing has these words in a row').waitFor();
    await guest.goto(`/projects/${projectId}/memories/${memoryId}?property=domain%3Dlegal`);
    expect(await page.locator('#units tbody tr').count()).toBe(1);
    await guest.look('memories/property');
    await guest.press('Inlet valve');
    await page.getByText('client: A. <b> Client').waitFor();
    await guest.look('memories/unit-with-properties');
    for (const path of ['concordance?text=valve', `memories/${memoryId}`]) {
      await guest.goto(`/projects/${projectId}/${path}`);
      await page.getByLabel('Property').fill('legal');
      await page.getByLabel('Property').press('Enter');
      expect(await page.locator('[name=property]:invalid').count()).toBe(1);
      expect(page.url()).not.toContain('property');
    }
  });
  test('shows where words stand in a row in the memories of a project, by keyboard alone', async () => {
    const { projectId, policyId } = await insertProject(db);
    await fill(projectId);
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`/projects/${projectId}/memories`);
    await guest.press('Concordance');
    await guest.look('concordance/begin');
    await guest.tabTo(page.getByLabel('Words in a row'));
    await page.keyboard.type('inlet valve');
    await page.keyboard.press('Enter');
    await page.getByText('2 units on this page').waitFor();
    expect(await page.locator('mark').allTextContents()).toEqual(['Inlet valve', 'inlet valves']);
    await guest.look('concordance/found');
    await guest.tabTo(page.getByRole('link', { name: 'Close the inlet valves now.' }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/units\//);
    await guest.goto(`/projects/${projectId}/concordance?text=giraffe`);
    await page.getByText('Nothing has these words in a row').waitFor();
    await guest.look('concordance/none');
    await guest.goto(`/projects/${projectId}/concordance?text=%3C%3E`);
    await page.getByRole('status').getByText('holds no word').waitFor();
    await guest.look('concordance/refused');

    const version = await insertVersion(db, projectId, ['The inlet <b>']);
    const runId = await insertRunOf(db, { ...version, policyId }, [{ text: 'Der Einlass' }]);
    await guest.goto(`/runs/${runId}/review?segment=0`);
    await guest.press('Search memories for these words');
    expect(new URL(page.url()).searchParams.get('from')).toBe('en');
  });

  test('needs no script, and shows markup as text', async () => {
    const { projectId } = await insertProject(db);
    await fill(projectId);
    const guest = await house.enter('reviewer', { projectIds: [projectId], script: false });
    const { page } = guest;
    await guest.goto(`/projects/${projectId}/concordance`);
    await page.getByLabel('Words in a row').fill('Einlasses');
    await page.getByLabel('Look in').selectOption('target');
    await guest.press('Search');
    expect(await page.locator('tbody tr').textContent()).toContain('Das Ventil des Einlasses <b>');
  });
});
