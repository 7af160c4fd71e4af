import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { newId } from '#platform/database';
import { openHouse } from '#test/browser';
import { insertProject, insertRunOf, insertVersion } from '#test/runs';

const house = await openHouse();
const { db } = house.services;

function writeTable(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'verso-terms-')), 'terms & more.csv');
  const rows = [
    'concept,en,de,status,domain',
    'a,lid,Deckel,preferred,kitchen',
    'b,<b>valve</b>,Ventil,preferred,plumbing',
    'c,valve,Klappe,preferred,plumbing',
    'd,,,preferred,',
    'e,hose,Schlauch,preferred,plumbing',
    'f,hose,Schlauch,preferred,plumbing',
  ];
  writeFileSync(path, `${rows.join('\n')}\n`);
  return path;
}

async function termsOf(projectId: string): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select t.text || case when t.approval = 'approved' then '' else ' ' || t.approval end as text
    from glossary_terms t join project_glossaries using (glossary_id) join glossary_concepts c on c.id = t.concept_id
    where project_id = ${projectId} and t.state = 'active' and c.state = 'active' order by 1`.execute(db);
  return rows.map(({ text }) => text).sort();
}

describe('a glossary', () => {
  test('is made, filled, searched, approved and put away by those who may', async () => {
    const { projectId } = await insertProject(db);
    const guest = await house.enter('operator', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`/projects/${projectId}/glossaries`);
    await guest.look('glossary/none');
    await page.getByLabel('Name').fill('Contracts <i>2027</i>');
    await guest.press('Create glossary');
    await guest.look('glossary/empty');
    await guest.press('New concept');
    await guest.look('glossary/new-concept');
    await page.getByLabel('Source term').fill('<script>lid</script>');
    await page.getByLabel('Translation (optional)').fill('Deckel');
    await page.getByLabel('Domain').fill('kitchen');
    await guest.press('Create concept');
    await page.getByText('The concept is there.').waitFor();
    await page.getByRole('textbox', { name: 'Term' }).last().fill('Klappe');
    await page.getByLabel('Language').last().fill('de');
    await page
      .locator('form')
      .filter({ hasText: 'Another concept may' })
      .getByLabel('Use')
      .selectOption('forbidden');
    await guest.press('Add a term');
    await page.getByText('there as a draft').waitFor();
    await guest.look('glossary/concept');
    await page.getByText('Edit Klappe').click();
    await guest.look('glossary/term-open');
    await guest.press('Approve Klappe');
    expect(await termsOf(projectId)).toEqual(['<script>lid</script>', 'Deckel', 'Klappe']);
    await guest.press('History');
    await guest.look('glossary/history');
    await guest.press('Contracts');
    await page.getByLabel('Contains').fill('klapp');
    await page.getByLabel('Contains').press('Enter');
    await page.waitForURL(/text=klapp/);
    expect(await page.locator('tbody tr').count()).toBe(1);
    await guest.look('glossary/concepts');
    await page.getByLabel('Contains').fill('nothing like it');
    await page.getByLabel('Contains').press('Enter');
    await page.getByText('No concept is like that').waitFor();
    await guest.goto(page.url().split('?')[0]!);
    await guest.press('<script>lid</script>');
    await page.getByLabel('Reason').last().fill('Out of the catalogue');
    await guest.press('Change state');
    expect(await termsOf(projectId)).toEqual([]);
    await guest.look('glossary/concept-inactive');
  });

  test('has settings that administrators change for the project and for all', async () => {
    const { projectId } = await insertProject(db);
    const { projectId: other } = await insertProject(db);
    const guest = await house.enter('administrator', { script: false });
    const { page } = guest;
    await guest.goto(`/projects/${projectId}/glossaries`);
    await page.getByLabel('Name').fill('House');
    await guest.press('Create glossary');
    await guest.press('New concept');
    await page.getByLabel('Source term').fill('hose');
    await page.getByLabel('Translation (optional)').fill('Schlauch');
    await page.getByLabel('Domain').fill('plumbing');
    await guest.press('Create concept');
    await guest.goto(`/projects/${other}/glossaries`);
    await page.getByLabel('Glossary', { exact: true }).selectOption({ label: 'House' });
    await guest.press('Use glossary');
    await page.getByLabel('plumbing (1)').check();
    await page.locator('form').filter({ hasText: 'Domains that count' }).getByRole('button').click();
    await page.getByText('Saved.').waitFor();
    const { rows } = await sql<{ domains: string[] }>`
      select domains from project_glossaries where project_id = ${other}`.execute(db);
    expect(rows).toEqual([{ domains: ['plumbing'] }]);
    const looker = await house.enter('administrator');
    await looker.goto(page.url());
    await looker.look('glossary/settings');
    await looker.goto(`/projects/${other}/glossaries`);
    await looker.look('glossary/list');
    await page.locator('form').filter({ hasText: 'It is to be' }).getByLabel('Reason').fill('Superseded');
    await guest.press('Change state');
    await page.getByText('Nothing is lost').waitFor();
  });

  test('takes a table in after people have decided, and gives it back', async () => {
    const { projectId } = await insertProject(db);
    const guest = await house.enter('operator', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`/projects/${projectId}/glossaries`);
    await page.getByLabel('Name').fill('Imported');
    await guest.press('Create glossary');
    await guest.press('Import');
    await guest.look('glossary/upload');
    await guest.press('Begin import');
    await page.locator('.error-summary').waitFor();
    guest.takeFaults();
    await page.getByLabel('Table or TBX file').setInputFiles(writeTable());
    await guest.press('Begin import');
    const result = page.getByRole('link', { name: 'Show the result' });
    await result.or(page.getByText('Waits for decisions')).first().waitFor();
    await page.reload();
    await page.getByText('Waits for decisions').waitFor();
    await guest.look('glossary/entries');
    await guest.press(/Twice in the file/);
    expect(await page.locator('tbody tr').count()).toBe(1);
    await guest.press('Reject all of these');
    await page.getByText('1 entry decided.').waitFor();
    await guest.press(/^All/);
    await page.getByText('Edit lid').click();
    await page.getByLabel('Term', { exact: true }).and(page.locator(':visible')).first().fill('cover');
    await page.getByRole('button', { name: 'Save' }).and(page.locator(':visible')).first().click();
    await page.getByRole('status').filter({ hasText: 'Saved.' }).waitFor();
    await guest.press('Reject valve');
    await guest.press('Commit');
    await result
      .or(page.getByText('Committed', { exact: true }))
      .first()
      .waitFor();
    await page.reload();
    await page.getByLabel('Reason').waitFor();
    await guest.look('glossary/committed');
    expect(await termsOf(projectId)).toEqual([
      '<b>valve</b>',
      'Deckel',
      'Schlauch',
      'Ventil',
      'cover',
      'hose',
    ]);
    await page.getByLabel('Reason').fill('The file of another customer');
    await guest.press('Undo the import');
    await page.getByText('what it replaced counts again').waitFor();
    expect(await termsOf(projectId)).toEqual([]);
  });

  test('gets terms from candidates of runs, one by one and together, and shows where they are used', async () => {
    const { projectId, policyId } = await insertProject(db);
    const pairs = [
      ['Check the supply voltage.', 'Prüfen Sie die Versorgungsspannung.'],
      ['The supply voltage is <em>stable</em>.', 'Die Versorgungsspannung ist stabil.'],
      ['Cut the supply voltage.', 'Trennen Sie den Strom.'],
    ] as const;
    const version = await insertVersion(
      db,
      projectId,
      pairs.map(([source]) => source.replaceAll('<', '‹')),
    );
    const targets = pairs.map(([, text]) => ({ text }));
    const runId = await insertRunOf(db, { ...version, policyId }, targets, { state: 'delivered' });
    const examples = pairs.map((_, position) => ({ runId, position }));
    const found = [
      ['supply voltage', 'Versorgungsspannung', 0.9],
      ['<u>voltage</u>', 'Spannung', 0.8],
      ['supply', null, 0],
    ] as const;
    for (const [source, target, agreement] of found)
      await sql`insert into term_candidates (id, project_id, source_language, target_language, source_text, source_hash,
          target_text, agreement, occurrences, examples, last_run_id, first_seen_at, last_seen_at)
        values (${newId()}, ${projectId}, 'en', 'de', ${source}, ${Buffer.from(source)}, ${target}, ${agreement}, 3,
          ${JSON.stringify(examples)}::jsonb, ${runId}, now(), now())`.execute(db);
    const guest = await house.enter('operator', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`/projects/${projectId}/glossaries`);
    await page.getByLabel('Name').fill('From runs');
    await guest.press('Create glossary');
    await guest.goto(`/projects/${projectId}/term-candidates`);
    expect(await page.locator('tbody tr').first().locator('li').count()).toBe(2);
    await guest.look('glossary/candidates');
    await page.getByLabel('Choose: supply', { exact: true }).check();
    await guest.press('Reject ticked');
    await page.getByText('1 candidate decided.').waitFor();
    await page.getByLabel('Choose: <u>voltage</u>').check();
    await guest.press('Accept ticked');
    await page.getByText('1 candidate decided.').waitFor();
    await page.locator('summary').filter({ hasText: 'Accept' }).click();
    await guest.look('glossary/candidate-open');
    await page.locator('details').getByRole('button', { name: 'Accept' }).click();
    await page.getByText('No candidate is like that').waitFor();
    expect(await termsOf(projectId)).toEqual([
      '<u>voltage</u>',
      'Spannung',
      'Versorgungsspannung',
      'supply voltage',
    ]);
    await guest.goto(`/projects/${projectId}/term-candidates?state=accepted`);
    await guest.look('glossary/candidates-accepted');
    await guest.press('The concept supply voltage');
    await guest.press('Where it is found');
    expect(await page.locator('tbody tr').count()).toBe(3);
    await guest.look('glossary/uses');
    await guest.press('Missing');
    expect(await page.locator('tbody tr').count()).toBe(1);
    await guest.press(/manual/);
    await page.waitForURL(/segment=2/);
  });
});
