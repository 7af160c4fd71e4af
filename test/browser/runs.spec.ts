import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openHouse } from '#test/browser';
import { insertArtifact, insertProject, insertRunOf, insertVersion } from '#test/runs';

const house = await openHouse({ works: false });
const { db } = house.services;

async function fill() {
  const project = await insertProject(db);
  const texts = ['Open the <1>valve</1> slowly', 'Wait for 7 minutes', 'Close all valves'];
  const version = { ...(await insertVersion(db, project.projectId, texts)), ...project };
  await sql`update files set name = 'Manual <b>2027</b>.docx' where id = ${version.fileId}`.execute(db);
  const targets = [
    { text: 'Das <1>Ventil</1> langsam öffnen', resultSource: 'memory_exact' },
    { text: 'Warten', verificationState: 'failed', findingCodes: ['number-missing'] },
  ];
  const failed = await insertRunOf(db, version, targets, { state: 'failed', stage: 'translation' });
  const failure = {
    stage: 'translation',
    code: 'provider-failed',
    message: 'The service did not answer.',
    action: 'Try again later.',
  };
  await sql`update runs set failure = ${JSON.stringify(failure)}::jsonb where id = ${failed}`.execute(db);
  await sql`insert into run_findings (run_id, number, stage, code, severity, position, finding) values
    (${failed}, 1, 'quality', 'number-missing', 'error', 1, '{"message": "The number 7 is missing.", "action": "Add it."}'),
    (${failed}, 1, 'intake', 'font-missing', 'info', null, '{"message": "A font is not embedded.", "action": "Nothing to do."}')`.execute(
    db,
  );
  await sql`insert into run_events (run_id, event, data, occurred_at) values
    (${failed}, 'created', '{"stage": "intake"}', now()), (${failed}, 'fail', '{"stage": "translation"}', now())`.execute(
    db,
  );
  const artifactId = await insertArtifact(db, project.projectId, { kind: 'report', name: 'report.json' });
  await sql`update artifacts set run_id = ${failed} where id = ${artifactId}`.execute(db);
  const running = await insertRunOf(db, version, targets, {
    state: 'running',
    stage: 'translation',
    targetLanguage: 'fr',
  });
  return { ...project, failed, running };
}

describe('runs', () => {
  test('are listed, shown, kept up with, and acted upon', async () => {
    const { projectId, failed, running } = await fill();
    const guest = await house.enter('operator', { projectIds: [projectId] });
    await guest.goto(`/projects/${projectId}/runs`);
    await guest.look('runs/list');
    await guest.goto(`/projects/${projectId}/runs?state=cancelled`);
    await guest.look('runs/none');
    await guest.goto(`/runs/${failed}`);
    await guest.look('runs/failed');
    await guest.goto(`/runs/${failed}/findings`);
    await guest.look('runs/findings');
    await guest.goto(`/runs/${failed}/reruns`);
    await guest.look('runs/rerun');
    await guest.goto(`/runs/${running}`);
    await guest.page.getByText('67%').first().waitFor();
    const review = guest.page.getByRole('link', { name: 'Review', exact: true });
    await review.focus();
    await sql`update runs set stage = 'quality' where id = ${running}`.execute(db);
    await guest.page.locator('.stageNow', { hasText: 'Quality checks' }).waitFor();
    expect(await review.evaluate((link) => link === globalThis.document.activeElement)).toBe(true);
    await guest.page.getByRole('button', { name: 'Cancel the run' }).click();
    await guest.look('runs/cancel');
    await guest.page.getByLabel('Reason').fill('No need');
    await guest.page.getByRole('dialog').getByRole('button', { name: 'Cancel the run' }).click();
    await guest.page.getByText('The run is cancelled.').waitFor();
    expect(await guest.page.getByText('stopped here').count()).toBe(1);
  });
});
