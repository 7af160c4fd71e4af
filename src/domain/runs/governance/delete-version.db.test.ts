import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { findArtifact, storeArtifact } from '#domain/artifacts';
import { reading, transact } from '#domain/audit';
import { type Actor, type Context, systemActor } from '#domain/context';
import { findPreviousVersion, findVersion } from '#domain/files';
import { holdFile } from '#domain/files/removal';
import { createRun, findRun, retryRun } from '#domain/runs';
import { listTablesWith } from '#test/database';
import { insertProject, insertRunOf, insertVersion, operatorOf } from '#test/runs';
import { testServices } from '#test/services';
import { deleteVersion, surveyVersion } from './delete-version.ts';

const services = await testServices();
const { db } = services;
const admin = systemActor('tests');
const doing = <T>(work: (context: Context) => Promise<T>, actor: Actor = admin) =>
  transact(services, actor, work);

let filled = 0;

/** Three versions of a file; a word stands in the second and its runs alone. */
async function fill() {
  filled += 1;
  const word = `Osprey${filled}x`;
  const project = await insertProject(db);
  const first = await insertVersion(db, project.projectId, ['One.']);
  const { fileId } = first;
  const second = await insertVersion(db, project.projectId, ['One.', `The merger is called ${word}.`], {
    ...{ fileId, number: 2 },
  });
  const third = await insertVersion(db, project.projectId, ['One.', 'Three.'], { fileId, number: 3 });
  const of = (version: typeof first) => ({ ...version, ...project, fileId });
  const delivered = await insertRunOf(db, of(second), [{ text: 'Eins.' }, { text: `Die Fusion ${word}` }], {
    state: 'delivered',
  });
  const open = await insertRunOf(db, of(second), [{ text: word }], {
    state: 'in_review',
    targetLanguage: 'fr',
  });
  const later = await insertRunOf(db, of(third), [{ text: 'Eins.' }, { text: 'Drei.' }], {
    state: 'in_review',
  });
  const output = await doing((context) =>
    storeArtifact(context, {
      ...{ projectId: project.projectId, versionId: second.versionId, runId: delivered, kind: 'output' },
      ...{ name: 'out.docx', mediaType: 'a/b', content: Buffer.from(word), retention: 'output' },
    }),
  );
  await sql`insert into target_comments values (gen_random_uuid(), ${open}, 0, ${`${word}?`}, 'x', now())`.execute(
    db,
  );
  await sql`insert into segmentation_proposals (id, project_id, run_id, position, kind, language, scope, rule, before, after,
      places, created_by, created_at)
    values (gen_random_uuid(), ${project.projectId}, ${open}, 0, 'split', 'en', 'words', '{}', ${word}, '.', '[]', 'p',
      now())`.execute(db);
  await sql`insert into alignments (before_extraction_id, after_extraction_id, number, change, before_position, after_position)
    values (${second.extractionId}, ${third.extractionId}, 0, 'unchanged', 0, 0)`.execute(db);
  return { ...project, word, fileId, first, second, third, delivered, open, later, output };
}

test('a deleted version leaves its place and none of its texts; the others and their runs stay as they are', async () => {
  const { word, first, second, third, delivered, open, later, output, fileId } = await fill();
  expect(await listTablesWith(db, word)).toEqual([
    'segmentation_proposals',
    'segments',
    'target_comments',
    'targets',
  ]);
  const context = reading(services, admin);
  const survey = await surveyVersion(context, second.versionId);
  expect(survey).toMatchObject({ open: 1, isLast: false });
  const { version, removed } = await doing((context) =>
    deleteVersion(context, second.versionId, 'By mistake'),
  );
  expect(removed).toEqual({ versions: 1, runs: 2, segments: 2, targets: 3, artifacts: 2 });
  expect(removed).toEqual(survey.removes);
  expect(version).toMatchObject({ number: 2, fileId });
  expect(version.deletedAt).not.toBeNull();
  expect(await listTablesWith(db, word)).toEqual([]);
  expect((await findRun(context, delivered)).state).toBe('delivered');
  expect((await findRun(context, open)).state).toBe('cancelled');
  expect((await findArtifact(context, output.id)).expiresAt!.getTime()).toBeLessThanOrEqual(Date.now());
  expect(await findRun(context, later)).toMatchObject({
    state: 'in_review',
    extractionId: third.extractionId,
  });
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from targets where run_id = ${later}`.execute(db);
  expect(rows[0]!.n).toBe(2);
  expect((await findPreviousVersion(context, third.versionId))!.id).toBe(first.versionId);
  const { rows: audit } = await sql`
    select action, reason, after from audit_entries where subject_id = ${second.versionId}`.execute(db);
  expect(audit).toEqual([{ action: 'files.delete-version', reason: 'By mistake', after: removed }]);
  const again = await doing((context) => deleteVersion(context, second.versionId, 'Again'));
  expect(again.removed).toEqual({ versions: 0, runs: 0, segments: 0, targets: 0, artifacts: 0 });
});

test('a key that only administers deletes what has runs under way', async () => {
  const { second, open } = await fill();
  const key: Actor = { ...admin, kind: 'key', scopes: new Set(['administer']) };
  await doing((context) => deleteVersion(context, second.versionId, 'x'), key);
  expect((await findRun(reading(services, admin), open)).state).toBe('cancelled');
});

test('nothing of it is run or tried again', async () => {
  const { second, delivered } = await fill();
  await doing((context) => deleteVersion(context, second.versionId, 'x'));
  const code = 'version-deleted';
  const run = (context: Context) => createRun(context, { versionId: second.versionId, targetLanguage: 'it' });
  await expect(doing(run)).rejects.toMatchObject({ code });
  await expect(doing((context) => retryRun(context, delivered))).rejects.toMatchObject({ code });
});

describe('it is all or nothing', () => {
  test('where it breaks at its end, nothing went', async () => {
    const { word, second, open } = await fill();
    const before = await listTablesWith(db, word);
    const broken = doing(async (context) => {
      await deleteVersion(context, second.versionId, 'x');
      throw new Error('killed');
    });
    await expect(broken).rejects.toThrow('killed');
    expect(await listTablesWith(db, word)).toEqual(before);
    const context = reading(services, admin);
    expect((await findVersion(context, second.versionId)).deletedAt).toBeNull();
    expect((await findRun(context, open)).state).toBe('in_review');
  });

  test('of two that are deleted at once from two that are left, one stays', async () => {
    const { first, second, third } = await fill();
    await doing((context) => deleteVersion(context, third.versionId, 'x'));
    const both = await Promise.allSettled(
      [first, second].map(({ versionId }) => doing((context) => deleteVersion(context, versionId, 'x'))),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(refused.reason).toMatchObject({ code: 'version-last' });
  });
});

test('is refused while a hold lies on the file, and to all but administrators', async () => {
  const { projectId, fileId, second } = await fill();
  const act = (context: Context) => deleteVersion(context, second.versionId, 'x');
  await doing((context) => holdFile(context, fileId, { held: true, reason: 'Case' }));
  await expect(doing(act)).rejects.toMatchObject({ code: 'file-held' });
  await doing((context) => holdFile(context, fileId, { held: false, reason: 'Over' }));
  await expect(doing(act, operatorOf(projectId))).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(doing(act, operatorOf())).rejects.toMatchObject({ code: 'version-unknown' });
});
