import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { deleteExpired, findArtifact, storeArtifact } from '#domain/artifacts';
import { reading, transact } from '#domain/audit';
import { type Actor, type Context, systemActor } from '#domain/context';
import { findFile } from '#domain/files';
import { holdFile } from '#domain/files/removal';
import { createRun, findRun, retryRun } from '#domain/runs';
import { listTablesWith } from '#test/database';
import { insertProject, insertRunOf, insertVersion, operatorOf } from '#test/runs';
import { testServices } from '#test/services';
import { deleteFile } from './delete-file.ts';
import { surveyGovernance } from './survey-governance.ts';

const services = await testServices();
const { db } = services;
const admin = systemActor('tests');
const doing = <T>(work: (context: Context) => Promise<T>, actor: Actor = admin) =>
  transact(services, actor, work);
const secret = 'The merger is called Osprey.';

async function fill() {
  const project = await insertProject(db);
  const version = await insertVersion(db, project.projectId, [secret, 'Two.']);
  const of = { ...version, ...project };
  const delivered = await insertRunOf(db, of, [{ text: 'Die Fusion heißt Osprey.' }], { state: 'delivered' });
  const open = await insertRunOf(db, of, [{ text: 'Osprey' }], { state: 'in_review', targetLanguage: 'fr' });
  const output = await doing((context) =>
    storeArtifact(context, {
      ...{ projectId: project.projectId, versionId: version.versionId, runId: delivered, kind: 'output' },
      ...{ name: 'out.docx', mediaType: 'a/b', content: Buffer.from('Osprey'), retention: 'output' },
    }),
  );
  await sql`insert into target_comments values (gen_random_uuid(), ${open}, 0, 'Osprey?', 'x', now())`.execute(
    db,
  );
  await sql`insert into users (id, name, email, "createdAt", "updatedAt")
    values ('p', 'Ada', 'ada@example.org', now(), now()) on conflict do nothing`.execute(db);
  await sql`insert into target_drafts (run_id, position, person_id, text, revision, seen_at)
    values (${open}, 0, 'p', 'Osprey!', 1, now())`.execute(db);
  await sql`insert into target_changes (run_id, position, revision, changed_by, changed_by_kind, changed_at, target,
    result_source, verification_state, review_status)
    values (${open}, 0, 1, 'p', 'person', now(), '["Osprey"]', 'human', 'pending', 'required')`.execute(db);
  await sql`insert into replacements (id, run_id, find, replace_with, replaced, made_by, made_by_name, made_at)
    values (gen_random_uuid(), ${open}, 'Osprey', 'Adler', 1, 'p', 'Ada', now())`.execute(db);
  await sql`insert into segmentation_proposals (id, project_id, run_id, position, kind, language, scope, rule, before, after,
      places, created_by, created_at)
    values (gen_random_uuid(), ${project.projectId}, ${open}, 0, 'split', 'en', 'words', '{}', 'Osprey', '.', '[]', 'p',
      now())`.execute(db);
  return { ...of, delivered, open, output };
}

test('a deleted document leaves its rows and none of its texts, and nothing of it is given out', async () => {
  const { projectId, fileId, versionId, delivered, open, output } = await fill();
  expect(await listTablesWith(db, 'Osprey')).toEqual([
    'replacements',
    'segmentation_proposals',
    'segments',
    'target_changes',
    'target_comments',
    'target_drafts',
    'targets',
  ]);
  const { file, removed } = await doing((context) => deleteFile(context, fileId, 'Withdrawn'));
  expect(removed).toEqual({ versions: 1, runs: 2, segments: 2, targets: 2, artifacts: 2 });
  expect(file.deletedAt).not.toBeNull();
  expect(await listTablesWith(db, 'Osprey')).toEqual([]);
  const context = reading(services, admin);
  expect((await findRun(context, delivered)).state).toBe('delivered');
  expect((await findRun(context, open)).state).toBe('cancelled');
  const { expiresAt } = await findArtifact(context, output.id);
  expect(expiresAt!.getTime()).toBeLessThanOrEqual(Date.now());
  expect(await doing((one) => deleteExpired(one, { after: undefined, limit: 100 }))).toMatchObject({
    deleted: 2,
  });
  expect(await services.storage.head(output.objectKey)).toBeUndefined();
  const again = await doing((one) => deleteFile(one, fileId, 'Withdrawn'));
  expect(again.removed).toEqual({ versions: 0, runs: 0, segments: 0, targets: 0, artifacts: 0 });
  const { rows } = await sql`select reason, after->>'targets' as targets from audit_entries
    where action = 'files.delete-file' and subject_id = ${fileId}`.execute(db);
  expect(rows).toEqual([{ reason: 'Withdrawn', targets: '2' }]);
  await expect(doing((one) => createRun(one, { versionId, targetLanguage: 'es' }))).rejects.toMatchObject({
    code: 'file-deleted',
  });
  await expect(doing((one) => retryRun(one, open))).rejects.toMatchObject({ code: 'file-deleted' });
  expect(await surveyGovernance(context, projectId)).toMatchObject({
    deleted: [{ id: fileId }],
    givenUp: [{ versionId }, {}],
    held: [],
  });
});

test('under a legal hold neither people nor retention delete anything', async () => {
  const { fileId, output } = await fill();
  await doing((context) => holdFile(context, fileId, { held: true, reason: 'Case 7' }));
  await expect(doing((context) => deleteFile(context, fileId, 'No'))).rejects.toMatchObject({
    code: 'file-held',
  });
  await sql`update artifacts set expires_at = now() - interval '1 day' where id = ${output.id}`.execute(db);
  const expire = () => doing((context) => deleteExpired(context, { after: undefined, limit: 100 }));
  expect(await expire()).toMatchObject({ deleted: 0 });
  await doing((context) => holdFile(context, fileId, { held: false, reason: 'Closed' }));
  expect(await expire()).toMatchObject({ deleted: 1 });
  expect((await doing((context) => deleteFile(context, fileId, 'Yes'))).removed.runs).toBe(2);
});

test('what fails later deletes nothing, and only administrators delete', async () => {
  const { fileId, projectId } = await fill();
  await expect(
    doing(async (context) => {
      await deleteFile(context, fileId, 'x');
      throw new Error('later');
    }),
  ).rejects.toThrow('later');
  expect((await findFile(reading(services, admin), fileId)).deletedAt).toBeNull();
  await expect(
    doing((context) => deleteFile(context, fileId, 'x'), operatorOf(projectId)),
  ).rejects.toMatchObject({ code: 'not-allowed' });
});
