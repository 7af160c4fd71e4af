// Several people in one run, where what one does takes the ground from what another writes.
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';

import { openHouse } from '#test/browser';
import { insertProject, insertRunOf, insertVersion, type TargetSpecimen } from '#test/runs';

const house = await openHouse({ works: false });
const { db } = house.services;

async function openRun(sources: readonly string[], targets: readonly TargetSpecimen[]) {
  const project = await insertProject(db);
  const version = { ...(await insertVersion(db, project.projectId, sources)), ...project };
  const runId = await insertRunOf(db, version, targets);
  const enter = async (position: number, options = {}) => {
    const guest = await house.enter('reviewer', { projectIds: [project.projectId], ...options });
    await guest.goto(`/runs/${runId}/review?segment=${position}`);
    return guest;
  };
  return { runId, enter };
}

async function targetsOf(runId: string) {
  const { rows } = await sql<{ line: string }>`
    select plain || ': ' || result_source || ' ' || review_status as line from targets
    where run_id = ${runId} order by position`.execute(db);
  return rows.map(({ line }) => line);
}

describe('people in one run', () => {
  test.each([true, false])(
    'have what they wrote though somebody’s approval lets the run go on meanwhile, script: %s',
    async (script) => {
      const { enter } = await openRun(['Wait.'], [{ text: 'Warten.' }]);
      const ada = await enter(0);
      const ben = await enter(0, { script });
      await ben.page.getByLabel('Translation').fill('Bitte warten Sie lange.');
      await ada.page.keyboard.press('Control+Enter');
      await ada.page.waitForURL(/runs\/[^/]+$/);
      await ben.page.getByRole('button', { name: 'Save' }).click();
      await ben.page.getByText('Your text is not saved').waitFor();
      expect(await ben.page.locator('[data-unsaved]').textContent()).toBe('Bitte warten Sie lange.');
      await ben.look('review/run-went-on');
      expect(ben.takeFaults().filter((fault) => !fault.startsWith('409'))).toEqual([]);
    },
  );

  test('are offered it again once the run waits for people again', async () => {
    const { runId, enter } = await openRun(['Wait.'], [{ text: 'Warten.' }]);
    const ada = await enter(0);
    const ben = await enter(0);
    await ada.page.keyboard.press('Control+Enter');
    await ada.page.waitForURL(/runs\/[^/]+$/);
    await ben.page.getByLabel('Translation').fill('Bitte warten Sie lange.');
    await ben.page.keyboard.press('Control+s');
    await ben.page.getByText('Your text is not saved').waitFor();
    expect(ben.takeFaults()).toHaveLength(1);
    await sql`update runs set state = 'blocked' where id = ${runId}`.execute(db);
    await ben.page.reload();
    await ben.page.getByRole('button', { name: 'Take that text' }).click();
    expect(await ben.page.getByLabel('Translation').inputValue()).toBe('Bitte warten Sie lange.');
  });

  test('keep their own wording where somebody gives equal segments a text, who is told', async () => {
    const source = 'Press <1>Start</1>.';
    const text = '<1>Start</1> drücken.';
    const { runId, enter } = await openRun(Array(6).fill(source), [
      { text },
      { text },
      { text: 'Jetzt <1>Start</1>.', resultSource: 'human', reviewStatus: 'in_review' },
      { text: '<1>Start</1>!', reviewStatus: 'approved' },
      { text, reviewStatus: 'rejected' },
      { text: '<1>Starten</1>.' },
    ]);
    const { page } = await enter(0);
    await page.getByLabel('Also for 3 equal segments that nobody approved or worded otherwise').waitFor();
    await page.getByRole('button', { name: 'Approve, next' }).click();
    await page.getByText('Approved. 2 equal segments along with it.').first().waitFor();
    await page.getByText('rejected this text: segments 3 and 5.').first().waitFor();
    expect(await targetsOf(runId)).toEqual([
      'Start drücken.: provider approved',
      'Start drücken.: provider approved',
      'Jetzt Start.: human in_review',
      'Start!: provider approved',
      'Start drücken.: provider rejected',
      'Start drücken.: human approved',
    ]);
  });
});
