import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openHouse } from '#test/browser';
import { insertProject, insertRunOf, insertVersion } from '#test/runs';

const house = await openHouse({ works: false });
const { db } = house.services;
const hostile = '<img src=x onerror=alert(1)>';

async function fill() {
  const project = await insertProject(db);
  const texts = [
    'Open the <1>valve</1> slowly and wait until the pressure has fallen<2/>.',
    'Wait for 7 minutes.',
    'Wait for 7 minutes.',
    `Beware of ${hostile.replace('<', '&lt;')}.`,
    ...Array.from({ length: 60 }, (_, index) => `Close valve ${index} again.`),
  ];
  const version = { ...(await insertVersion(db, project.projectId, texts)), ...project };
  const targets = [
    { text: 'Öffnen Sie das <1>Ventil</1> langsam und warten Sie, bis der Druck gefallen ist<2/>.' },
    { text: 'Warten Sie.', verificationState: 'failed', findingCodes: ['number-missing'] },
    { text: 'Warten Sie.' },
    { text: `Achtung ${hostile.replace('<', '&lt;')}.`, verificationState: 'warned' },
    ...Array.from({ length: 60 }, (_, index) => ({
      text: `Ventil ${index} wieder schließen.`,
      reviewStatus: 'not_required',
      resultSource: 'memory_exact',
    })),
  ];
  const runId = await insertRunOf(db, version, targets);
  await sql`insert into run_findings (run_id, number, stage, code, severity, position, finding) values
    (${runId}, 1, 'quality', 'number-missing', 'error', 1, '{"message": "The number 7 is missing.", "action": "Add it."}')`.execute(
    db,
  );
  return { projectId: project.projectId, runId, review: `/runs/${runId}/review` };
}

async function targetsOf(runId: string) {
  const { rows } = await sql<{ plain: string; status: string }>`
    select plain, review_status as status from targets where run_id = ${runId} order by position limit 4`.execute(
    db,
  );
  return rows.map(({ plain, status }) => [plain, status]);
}

describe('a review', () => {
  test('works without script, and refuses what breaks codes', async () => {
    const { projectId, runId, review } = await fill();
    const guest = await house.enter('reviewer', { projectIds: [projectId], script: false });
    const { page } = guest;
    await guest.goto(review);
    await guest.press('Next to review');
    await page.getByLabel('Translation').fill('Ohne Codes');
    await guest.press('Save');
    await page.getByLabel('Translation').fill('Das <1>Ventil</1><2/> öffnen');
    await guest.press('Approve, next');
    expect((await targetsOf(runId))[0]).toEqual(['Das Ventil öffnen', 'approved']);
    expect(new URL(page.url()).searchParams.get('segment')).toBe('1');
  });

  test('approves by keyboard and goes on without a new page', async () => {
    const { projectId, runId, review } = await fill();
    const guest = await house.enter('reviewer', { projectIds: [projectId] });
    const { page } = guest;
    await guest.goto(`${review}?segment=0`);
    await page.getByLabel('Translation').fill('Das <1>Ventil</1><2/> öffnen');
    await page.keyboard.press('Control+Enter');
    await page.locator('#s-1.is-open').waitFor();
    expect((await targetsOf(runId))[0]).toEqual(['Das Ventil öffnen', 'approved']);
  });
});
