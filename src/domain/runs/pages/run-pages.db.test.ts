import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Actor } from '#domain/context';
import { plugin as projects } from '#domain/projects/plugin';
import { plugin as runs } from '#domain/runs/plugin';
import { runQueues } from '#domain/runs/stages';
import { checkFinding } from '#engine/checks';
import { packageFinding } from '#engine/docx/package';
import { newId } from '#platform/database';
import {
  insertArtifact,
  insertProject,
  insertRunOf,
  insertVersion,
  operatorOf,
  reviewerOf,
} from '#test/runs';
import { testServices } from '#test/services';
import { Visitor } from '#test/visitor';

const hostile = '<script>alert(1)</script>"\'>.docx';
const services = await testServices({ queues: runQueues });
const { db } = services;
const visit = (actor: Actor) => new Visitor({ services, plugins: [projects, runs], actor });

async function specimen(state = 'in_review', stage = 'review') {
  const project = await insertProject(db);
  const version = { ...(await insertVersion(db, project.projectId, ['one two', 'three'])), ...project };
  await sql`update files set name = ${hostile} where id = ${version.fileId}`.execute(db);
  const runId = await insertRunOf(db, version, [{ text: 'eins zwei' }, undefined], { state, stage });
  return { ...version, runId, path: `/runs/${runId}`, list: `/projects/${project.projectId}/runs` };
}

test('runs are listed with their documents, narrowed by state, and an empty list says what to do', async () => {
  const { list, projectId } = await specimen();
  const visitor = visit(operatorOf(projectId));
  const page = await visitor.get(list);
  expect(page.text).toContain(`${hostile} 1 German de In review`);
  expect(page.html).not.toContain('<script>alert');
  // Also where the project names no languages of its own.
  await sql`update projects set target_languages = '{}' where id = ${projectId}`.execute(db);
  expect((await visitor.get(list)).html).toMatch(/<option value="de"[^>]*>German/);
  expect((await visitor.get(`${list}?targetLanguage=fr`)).html).toMatch(/<option value="fr"[^>]*selected/);
  expect((await visitor.get(`${list}?state=failed`)).text).toContain('No run is like that');
  const { projectId: other } = await insertProject(db);
  expect((await visit(operatorOf(other)).get(`/projects/${other}/runs`)).text).toContain('Upload documents');
});

test('runs are narrowed to those under a version of the policy, and stay so when narrowed further', async () => {
  const { projectId, policyId, fileId, list, ...rest } = await specimen();
  const other = newId();
  await sql`insert into policies (id, project_id, version, body, created_by, created_at)
    values (${other}, ${projectId}, 2, '{}', 'test', now())`.execute(db);
  const later = await insertRunOf(db, { projectId, fileId, ...rest, policyId: other });
  const { html } = await visit(reviewerOf(projectId)).get(`${list}?policyId=${other}`);
  expect(html).toContain(`/runs/${later}`);
  expect(html).not.toContain(`/runs/${rest.runId}`);
  expect(html).toContain(`name="policyId" value="${other}"`);
});

test('a run shows how far it is, what was found and where that leads', async () => {
  const { runId, path, projectId } = await specimen();
  await sql`insert into run_findings (run_id, number, stage, code, severity, position, finding) values
    (${runId}, 1, 'quality', 'number-missing', 'error', 0, '{"message": "The <b>7</b> is missing.", "action": "Add it."}'),
    (${runId}, 2, 'quality', 'number-missing', 'error', 1, '{"message": "Another.", "action": "Add it."}'),
    (${runId}, 1, 'intake', 'font-missing', 'info', null, '{"message": "A font.", "action": "None."}')`.execute(
    db,
  );
  const visitor = visit(reviewerOf(projectId));
  const page = await visitor.get(path);
  expect(page.text).toContain('Extracted 2 3 100%');
  expect(page.text).toContain('Translated 1 2 67%');
  expect(page.text).toContain('number-missing Error 2 Quality checks The <b>7</b> is missing. Add it.');
  expect(page.html).toContain(`href="${path}/review?finding=number-missing"`);
  expect(page.html).not.toContain(`${path}/pause`);
  const list = await visitor.get(`${path}/findings?code=number-missing`);
  expect(list.html).toContain(`href="${path}/review?segment=1"`);
  expect(list.text).not.toContain('font-missing');
});

test('in German a run tells its findings and its failure in German, with what they name', async () => {
  const { runId, path, projectId } = await specimen('failed', 'translation');
  const finding = JSON.stringify({
    ...checkFinding('term-missing' as 'pattern-not-met', { detail: 'lid: Deckel', place: 'paragraph 7' }),
    part: '/word/document.xml',
  });
  const detail = '300 bytes, allowed are 200';
  const failure = JSON.stringify({ stage: 'intake', ...packageFinding('file-too-large', { detail }) });
  await sql`insert into run_findings (run_id, number, stage, code, severity, position, finding)
    values (${runId}, 1, 'quality', 'term-missing', 'warning', null, ${finding}::jsonb)`.execute(db);
  await sql`update runs set failure = ${failure}::jsonb where id = ${runId}`.execute(db);
  const visitor = visit(reviewerOf(projectId));
  const told =
    'Eine Benennung des Ausgangstexts ist nicht so übersetzt, wie das Glossar es sagt. (lid: Deckel) Nehmen Sie';
  const page = await visitor.get(path, { 'accept-language': 'de' });
  expect(page.text).toContain(told);
  expect(page.text).toContain(
    'Die Datei ist größer, als die Grenze erlaubt. (300 Byte, erlaubt sind 200) Teilen',
  );
  const list = await visitor.get(`${path}/findings`, { 'accept-language': 'de' });
  expect(list.text).toContain(told);
  expect(list.text).toContain('Absatz 7');
});

test('a run leads to the comparison with the one before it of its document and language', async () => {
  const { path, runId, list, projectId, ...version } = await specimen();
  const french = await insertRunOf(db, { projectId, ...version }, undefined, { targetLanguage: 'fr' });
  const later = await insertRunOf(db, { projectId, ...version });
  const visitor = visit(reviewerOf(projectId));
  expect((await visitor.get(`/runs/${later}`)).html).toContain(`/runs/${later}/comparison?with=${runId}`);
  for (const first of [runId, french])
    expect((await visitor.get(`/runs/${first}`)).html).not.toContain('/comparison');
});

test('a failure stands with its cause', async () => {
  const { runId, path, projectId } = await specimen('failed', 'translation');
  const failure = {
    stage: 'translation',
    code: 'provider-failed',
    message: 'It <i>fell</i>.',
    action: 'Wait.',
  };
  await sql`update runs set failure = ${JSON.stringify(failure)}::jsonb where id = ${runId}`.execute(db);
  const visitor = visit(operatorOf(projectId));
  expect((await visitor.get(path)).text).toContain(
    'Why it did not go on It <i>fell</i>. Wait. provider-failed',
  );
  await visitor.get(`${path}/retries`);
  expect((await visitor.submit(`${path}/retries`, { stage: 'delivery' })).status).toBe(409);
  expect((await visitor.submit(`${path}/retries`, { stage: '' })).location).toBe(path);
  expect((await visitor.follow()).text).toContain('The run goes on.');
});

test('operators pause, resume, hurry and cancel a run by forms', async () => {
  const { path, projectId } = await specimen('running', 'translation');
  const visitor = visit(operatorOf(projectId));
  await visitor.get(path);
  await visitor.submit(`${path}/pause`);
  expect((await visitor.follow()).text).toContain('The run is paused.');
  await visitor.submit(`${path}/resumption`);
  await visitor.get(`${path}/priority`);
  expect((await visitor.submit(`${path}/priority`, { priority: '1000' })).status).toBe(422);
  await visitor.submit(`${path}/priority`, { priority: '7' });
  expect((await visitor.follow()).text).toContain('Priority 7');
  const question = await visitor.get(`${path}/cancellation`);
  expect(question.text).toMatch(/Runs [^ ]+\.docx, German Cancel this run\?/);
  await visitor.submit(`${path}/cancellation`, { reason: 'No need' });
  expect((await visitor.follow()).text).toContain('The run is cancelled.');
});

test('a button that came too late is refused in words, though it is on the page no more', async () => {
  const { path, projectId, runId } = await specimen('running', 'translation');
  const visitor = visit(operatorOf(projectId));
  await visitor.get(path);
  await sql`update runs set state = 'cancelled' where id = ${runId}`.execute(db);
  const refused = await visitor.submit(`${path}/pause`);
  expect(refused.status).toBe(409);
  expect(refused.html).not.toContain(`action="${path}/pause"`);
  expect(refused.text).toContain('In its present state this cannot be done to the run.');
  expect(refused.html).toContain('<title>Error: ');
});

test('the same version runs once more into another language', async () => {
  const { path, projectId, policyId } = await specimen('delivered', 'delivery');
  const visitor = visit(operatorOf(projectId));
  await visitor.get(`${path}/reruns`);
  expect((await visitor.submit(`${path}/reruns`, { targetLanguage: 'en' })).text).toContain(
    'A version cannot be translated into the language it is in.',
  );
  const begun = await visitor.submit(`${path}/reruns`, { targetLanguage: 'fr', policyId });
  expect(begun.location).toMatch(/^\/runs\//);
  expect(begun.location).not.toBe(path);
  expect((await visitor.follow()).text).toContain('French');
});

test('files of a run are downloaded by a link, those that are gone are shown as such', async () => {
  const { runId, path, projectId } = await specimen('delivered', 'delivery');
  const [kept, gone] = [
    await insertArtifact(db, projectId, { kind: 'output', name: 'kept.docx' }),
    await insertArtifact(db, projectId, { kind: 'tmx', name: 'gone.tmx' }),
  ];
  await sql`update artifacts set run_id = ${runId} where id in (${kept}, ${gone})`.execute(db);
  await sql`update artifacts set deleted_at = now() where id = ${gone}`.execute(db);
  const visitor = visit(reviewerOf(projectId));
  expect((await visitor.get(path)).text).toContain('gone.tmx TMX 1 byte');
  expect((await visitor.get(path)).text).toContain('Expired');
  const download = await visitor.get(`${path}/artifacts/${kept}`);
  expect(download.location).toContain(`/artifacts/${kept}/content?expires=`);
});

test('a run of another project does not exist, nor do its actions for reviewers', async () => {
  const { path, projectId } = await specimen();
  const { projectId: other } = await insertProject(db);
  const stranger = visit(operatorOf(other));
  for (const part of ['', '/progress', '/findings', '/cancellation', '/retries', '/reruns', '/priority'])
    expect((await stranger.get(path + part)).status, part).toBe(404);
  expect((await visit(reviewerOf(projectId)).get(`${path}/cancellation`)).status).toBe(403);
});
