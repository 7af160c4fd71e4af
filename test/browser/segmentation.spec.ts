import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { insertBlocks } from '#domain/files/outline';
import { openHouse } from '#test/browser';
import { insertProject, insertRunOf, insertVersion } from '#test/runs';

const house = await openHouse({ works: false });
const { db } = house.services;
const hostile = '<img/src=x>;';
const body = { part: '/word/document.xml', area: 'body' };

async function fill() {
  const project = await insertProject(db);
  const texts = ['See Absch.', 'Two here.', `Open ${hostile.replace('<', '&lt;')} then wait; go on.`];
  const version = { ...(await insertVersion(db, project.projectId, texts)), ...project };
  await sql`update segments set plain = ${`Open ${hostile} then wait; go on.`}
    where extraction_id = ${version.extractionId} and position = 2`.execute(db);
  await sql`delete from extraction_blocks where extraction_id = ${version.extractionId}`.execute(db);
  await insertBlocks(db, version.extractionId, [
    { number: 0, firstPosition: 0, segmentCount: 2, body },
    { number: 1, firstPosition: 2, segmentCount: 1, body },
  ]);
  await insertVersion(db, project.projectId, ['Wait; stop.', 'See Absch. four.']);
  const runId = await insertRunOf(db, version, [
    { text: 'Siehe Absch.' },
    { text: 'Zwei.' },
    { text: 'Öffnen' },
  ]);
  return { projectId: project.projectId, runId, list: `/projects/${project.projectId}/segmentation` };
}

async function policiesOf(projectId: string) {
  const { rows } = await sql<{ srx: string | null }>`select body->'content'->>'srx' as srx from policies
    where project_id = ${projectId} order by version`.execute(db);
  return rows.map(({ srx }) => srx);
}

describe('rules for segments', () => {
  test('are proposed where a segment is cut wrongly, and accepted into the policy', async () => {
    const { projectId, runId, list } = await fill();
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`/runs/${runId}/review?segment=2`);
    await guest.press('Is the segment cut wrongly?');
    await page.getByText('The segments of this run stay as they are').waitFor();
    await guest.look('segmentation/ask');
    await page
      .getByLabel('The second one begins')
      .selectOption({ label: `Open ${hostile} ┃ then wait; go on.` });
    await guest.press('Show rules that cut here');
    const rules = page.getByRole('group', { name: 'How far the rule reaches' });
    expect(await rules.textContent()).toContain(`Only between “${hostile}” and “then”`);
    expect(await rules.textContent()).toContain('2 places in this document, 1 in other documents (of 1)');
    await guest.look('segmentation/rules');
    await page.getByLabel('Behind every “;”').check();
    await guest.press('Propose the rule');
    await page.getByText('Proposed. An operator decides').first().waitFor();
    await guest.goto(list);
    expect(await page.getByRole('button', { name: 'Accept' }).count()).toBe(0);

    const operator = await house.enter('operator', { projectIds: [projectId] });
    await operator.goto('/');
    await operator.goto(list);
    expect(await operator.page.locator('.place-text').textContent()).toContain(hostile);
    await operator.look('segmentation/proposals');
    await operator.press(/^Accept/);
    await operator.page.getByText('Accepted: version 2 of the policy has the rule.').waitFor();
    const [before, after] = await policiesOf(projectId);
    expect(before).toBeNull();
    expect(after).toContain('<beforebreak>;</beforebreak>');
    await operator.look('segmentation/accepted');
  });

  test('are proposed and refused by keyboard and without script', async () => {
    const { projectId, runId, list } = await fill();
    const guest = await house.enter('operator', { projectIds: [projectId], script: false });
    const { page } = guest;
    await guest.goto(`/runs/${runId}/segmentation/1`);
    await page.getByText('The next segment is in another paragraph').waitFor();
    await guest.goto(`/runs/${runId}/segmentation/1?kind=join`);
    await page.getByText('No rule can change this place').waitFor();
    await guest.goto(`/runs/${runId}/segmentation/0`);
    const follow = async (name: string) => {
      await guest.tabTo(page.getByRole('link', { name }).or(page.getByRole('button', { name })).first());
      await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')]);
    };
    await follow('Show rules that join them');
    await follow('Propose the rule');
    await guest.goto(list);
    await guest.tabTo(page.locator('details.reject summary'));
    await page.keyboard.press('Enter');
    await guest.press(/^Refuse$/);
    expect(await page.locator('.error-summary').count()).toBe(1);
    await page.getByLabel('Reason').fill('<b>Too broad</b>');
    await guest.press(/^Refuse$/);
    await page.getByText('<b>Too broad</b>').waitFor();
    expect(await policiesOf(projectId)).toEqual([null]);
  });
});
