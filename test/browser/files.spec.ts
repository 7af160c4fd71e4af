import { sql } from 'kysely';
import { describe, test } from 'vitest';
import { openHouse } from '#test/browser';
import { insertArtifact, insertProject, insertRunOf, insertVersion } from '#test/runs';

const house = await openHouse({ works: false });
const { db } = house.services;

async function fill(): Promise<{ projectId: string; fileId: string }> {
  const project = await insertProject(db);
  const texts = [
    'The tenant pays the rent in advance.',
    'This stays as it is.',
    'The <1>lease</1> ends in May.',
  ];
  const first = await insertVersion(db, project.projectId, texts);
  const { fileId } = first;
  await sql`update files set name = 'Lease agreement <b>2027</b>.docx', external_key = 'crm/4711' where id = ${fileId}`.execute(
    db,
  );
  const other = ['The tenant pays the whole rent in advance.', 'This stays as it is.', 'A new sentence.'];
  const second = await insertVersion(db, project.projectId, other, { fileId, number: 2 });
  const states = ['delivered', 'in_review', 'failed', 'running'];
  for (const [index, state] of states.entries())
    for (const version of [first, second]) {
      const target = (reviewStatus: string) => ({ text: 'x', reviewStatus });
      const all = [target('approved'), target('required'), target('not_required')].slice(0, index + 1);
      const targetLanguage = ['de', 'fr', 'zh-Hant', 'de'][index]!;
      const run = await insertRunOf(db, { ...version, ...project }, all, { state, targetLanguage });
      if (state === 'failed')
        await sql`update runs set failure = '{"stage": "translation", "code": "x", "message": "The provider did not answer.", "action": "Try again."}' where id = ${run}`.execute(
          db,
        );
      if (state !== 'delivered') continue;
      for (const kind of ['output', 'certificate']) {
        const id = await insertArtifact(db, project.projectId, {
          kind,
          retention: 'output',
          name: `${kind}.docx`,
        });
        await sql`update artifacts set run_id = ${run}, version_id = ${version.versionId},
          deleted_at = case when ${kind === 'output' && version === first} then now() end where id = ${id}`.execute(
          db,
        );
      }
    }
  await insertVersion(db, project.projectId, ['x'], {});
  return { projectId: project.projectId, fileId };
}

describe('files', () => {
  test('their list, history, changes and lineage', async () => {
    const { projectId, fileId } = await fill();
    const guest = await house.enter('operator', { projectIds: [projectId] });
    await guest.goto(`/projects/${projectId}/files`);
    await guest.look('files/list');
    await guest.goto(`/files/${fileId}`);
    await guest.look('files/history');
    await guest.goto(`/files/${fileId}/changes`);
    await guest.look('files/changes');
    await guest.goto(`/files/${fileId}/lineage`);
    await guest.page.getByLabel('New name').fill('Lease.docx');
    await guest.press('Rename');
    await guest.look('files/lineage');
    await guest.goto(`/projects/${projectId}/files?name=nothing`);
    await guest.look('files/none-found');
  });
});
