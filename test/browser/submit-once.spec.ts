import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openHouse } from '#test/browser';
import { insertProject, insertRunOf, insertVersion } from '#test/runs';

const house = await openHouse({ works: false });
const { db } = house.services;

async function countOf(query: ReturnType<typeof sql<{ count: number }>>): Promise<number> {
  return (await query.execute(db)).rows[0]!.count;
}

test('a button that is clicked twice does once what it says, and may be clicked again on the next page', async () => {
  const project = await insertProject(db);
  const version = { ...(await insertVersion(db, project.projectId, ['Wait'])), ...project };
  const runId = await insertRunOf(db, version, [{ text: 'Warten' }]);
  const guest = await house.enter('operator', { projectIds: [project.projectId] });
  await guest.goto(`/runs/${runId}/reruns`);
  await guest.page.getByRole('button', { name: 'Start a new run' }).dblclick();
  await guest.page.waitForURL((url) => url.pathname !== `/runs/${runId}/reruns`);
  const reruns = sql<{
    count: number;
  }>`select count(*)::int as count from runs where previous_run_id = ${runId}`;
  expect(await countOf(reruns)).toBe(1);
  await guest.goto(`/runs/${runId}/review?segment=0`);
  for (const text of ['Which valve?', 'The left one']) {
    await guest.page.getByRole('textbox', { name: 'Comment' }).fill(text);
    await guest.page.getByRole('button', { name: 'Add' }).dblclick();
    await guest.page.locator('.comments').getByText(text).waitFor();
  }
  const comments = sql<{
    count: number;
  }>`select count(*)::int as count from target_comments where run_id = ${runId}`;
  expect(await countOf(comments)).toBe(2);
});
