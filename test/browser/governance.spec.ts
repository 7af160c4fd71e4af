import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openHouse, ways } from '#test/browser';
import { tmxOf, unitOf } from '#test/memory-work';
import { insertArtifact, insertProject, insertRunOf, insertVersion } from '#test/runs';

const house = await openHouse();
const { db } = house.services;
const hostile = 'Merger <b>Osprey</b>.docx';

function writeTmx(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'verso-tmx-')), 'pairs.tmx');
  const pairs = [
    ['Open the valve slowly.', 'Öffnen Sie das Ventil langsam.'],
    ['Close the cover again.', 'Schließen Sie die Abdeckung wieder.'],
  ] as const;
  writeFileSync(path, tmxOf(pairs.map((pair) => unitOf(pair))));
  return path;
}

async function countUnits(like: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from memory_units unit left join memory_imports import on import.id = unit.import_id
    where unit.unit::text like ${like} and (import.id is null or import.state = 'committed')`.execute(db);
  return rows[0]!.n;
}

/** A memory of the project with two pairs that name a person. */
async function insertMemory(projectId: string, name: string): Promise<void> {
  const guest = await house.enter('administrator');
  const { page } = guest;
  await guest.goto(`/projects/${projectId}/memories`);
  await guest.write('Name', name);
  await guest.press('Create memory');
  await guest.press('Import TMX');
  await guest.bring('TMX file', writeTmx());
  await page.getByLabel('People decide').uncheck();
  await guest.press('Begin import');
  await expect.poll(() => countUnits('%'), { timeout: 20_000 }).toBe(2);
  await sql`update memory_units set unit = jsonb_set(unit, '{changedBy}', '"Ada <b>L.</b>"')`.execute(db);
}

async function fill() {
  const project = await insertProject(db);
  const version = await insertVersion(db, project.projectId, ['The merger is called Osprey.', 'Two.']);
  await sql`update files set name = ${hostile} where id = ${version.fileId}`.execute(db);
  const run = await insertRunOf(db, { ...version, ...project }, [{ text: 'Die Fusion.' }], {
    state: 'delivered',
  });
  const artifact = await insertArtifact(db, project.projectId, {
    ...{ kind: 'output', retention: 'output', name: hostile },
  });
  await sql`update artifacts set version_id = ${version.versionId}, run_id = ${run},
    expires_at = now() + interval '9 days' where id = ${artifact}`.execute(db);
  return { ...project, ...version, run };
}

describe('governance', () => {
  test.each(ways)('a document is held, then deleted for a reason, $way', async ({ way: _, ...how }) => {
    const { projectId, fileId, run } = await fill();
    const guest = await house.enter('administrator', how);
    const { page } = guest;
    await guest.goto(`/projects/${projectId}/governance`);
    await guest.look('governance/project');
    await guest.goto(`/files/${fileId}`);
    await guest.press('Governance');
    await guest.goto(`/files/${fileId}/governance`);
    await guest.look('governance/file');
    const form = (action: string) => page.locator(`form[action$="${action}"]`);
    await guest.write('Reason', 'Case <i>7</i>', form('/hold'));
    await guest.press('Lay a legal hold');
    await page.getByText('The document is held.').waitFor();
    await guest.look('governance/held');
    await guest.write('Reason', 'Closed', form('/hold'));
    await guest.press('Lift the hold');
    await page.getByText('The hold is lifted.').waitFor();
    await guest.write('Reason', 'The customer has withdrawn it', form('/deletion'));
    await guest.write('Type the name', 'something else', form('/deletion'));
    await guest.press('Delete for good');
    await page.locator('.error-summary').waitFor();
    guest.takeFaults();
    await guest.look('governance/unconfirmed');
    await guest.write('Type the name', hostile, form('/deletion'));
    await guest.press('Delete for good');
    await page.getByText(/Deleted\. Versions: 1, runs: 1, segments: 2/).waitFor();
    await guest.look('governance/deleted');
    await guest.goto(`/runs/${run}`);
    await page.getByText('Text deleted').waitFor();
    await guest.look('governance/deleted-run');
    await guest.goto(`/files/${fileId}`);
    await guest.look('governance/deleted-file');
    await guest.goto(`/projects/${projectId}/governance`);
    await page.getByRole('link', { name: hostile }).first().waitFor();
    await guest.look('governance/project-after');
    await guest.press('Deletions of documents');
    await page.getByText('The customer has withdrawn it').waitFor();
    expect(await page.content()).not.toContain('is called');
  });

  test.each(ways)(
    'a single version is deleted, what goes is shown first, $way',
    async ({ way: _, ...how }) => {
      const { projectId, fileId, versionId } = await fill();
      await insertVersion(db, projectId, ['The merger is called Osprey.', 'Three.'], { fileId, number: 2 });
      const guest = await house.enter('administrator', how);
      const { page } = guest;
      await guest.goto(`/files/${fileId}`);
      await guest.look('governance/timeline');
      await guest.press('Delete Version 1');
      await page.getByText('Runs that are cancelled').waitFor();
      await guest.look('governance/version');
      await guest.write('Reason', 'Uploaded by mistake');
      await guest.write('Type the number', '2');
      await guest.press('Delete for good');
      await page.locator('.error-summary').waitFor();
      guest.takeFaults();
      await guest.write('Type the number', '1');
      await guest.press('Delete for good');
      await page.getByText(/Deleted\. Versions: 1, runs: 1, segments: 2/).waitFor();
      await guest.look('governance/timeline-after');
      await guest.goto(`/versions/${versionId}/deletion`);
      await page.getByText('The version was deleted:').waitFor();
      await guest.goto(`/files/${fileId}`);
      await guest.press('Delete Version 2');
      await page.getByText('delete the document instead').waitFor();
      await guest.look('governance/version-last');
    },
  );

  test('operators only look', async () => {
    const { projectId, fileId } = await fill();
    const operator = await house.enter('operator', { projectIds: [projectId] });
    await operator.goto(`/files/${fileId}/governance`);
    expect(await operator.page.getByRole('button', { name: 'Delete for good' }).count()).toBe(0);
  });

  test.each(ways)('a person is taken out of all memories, $way', async ({ way, ...how }) => {
    const { projectId } = await fill();
    const memory = `Contracts <i>2027</i> ${way}`;
    await insertMemory(projectId, memory);
    const guest = await house.enter('administrator', how);
    const { page } = guest;
    await guest.goto('/erasures');
    await guest.look('governance/erasure');
    const person = page.locator('form').filter({ hasText: 'Names and ids' });
    await guest.write('Names and ids', 'nobody <b>x</b>', person);
    await guest.write('Reason', 'Asked to be forgotten', person);
    await guest.press('Show what would go');
    await page.getByText('No memory has anything of it').waitFor();
    await guest.look('governance/erasure-nothing');
    await guest.goto('/erasures');
    await guest.press('Show what would go');
    await page.locator('.error-summary').waitFor();
    guest.takeFaults();
    await guest.look('governance/erasure-refused');
    await guest.write('Names and ids', 'Ada <b>L.</b>', person);
    await guest.tick(/^Destroy/, person);
    await guest.write('Reason', 'Asked to be forgotten', person);
    await guest.press('Show what would go');
    await page.getByText(memory).waitFor();
    await guest.look('governance/erasure-preview');
    await guest.write('Type ERASE', 'ERASE');
    await guest.press('Erase for good');
    await page.getByText('2 pairs are destroyed').waitFor();
    expect(await countUnits('%')).toBe(0);
  });
});
