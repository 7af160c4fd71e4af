import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { reading, transact } from '#domain/audit';
import { systemActor } from '#domain/context';
import { findUpload, insertUpload, type UploadItem } from '#domain/files/uploads';
import { plugin as projects } from '#domain/projects/plugin';
import { runQueues } from '#domain/runs';
import { packageFinding } from '#engine/docx/package';
import { receptionProblem } from '#pipeline/reception';
import { preflightVersion } from '#pipeline/stage-jobs/preflight';
import { plugin as uploads } from '#pipeline/uploads';
import { newId } from '#platform/database';
import { operatorOf, reviewerOf } from '#test/runs';
import { testServices } from '#test/services';
import { documentOf, openTrialProject, sentences } from '#test/trial-project';
import { Visitor } from '#test/visitor';
import { beginRuns } from './begin-runs.ts';
import { receiveDocuments } from './receive-documents.ts';

const services = await testServices({ queues: runQueues });
const { db } = services;
const system = systemActor('test');
let keys = 0;

async function trial(provider = true) {
  const project = await openTrialProject(services, `p-${++keys}`);
  if (provider) await project.connect({ name: 'trial' });
  await project.policy({ providers: ['trial'] });
  return project;
}

function itemOf(versionId: string | null, outcome: UploadItem['outcome'] = 'new-file'): UploadItem {
  const problem = { code: 'identical-version', message: 'm', action: 'a', facts: { number: 1 } };
  return {
    ...{ name: '<i>a</i>.docx', size: 1, versionId, fileId: null, outcome },
    artifactId: null,
    problem: outcome === 'asks' ? problem : null,
  };
}

async function insert(projectId: string, ...items: UploadItem[]): Promise<string> {
  const id = newId();
  const languages = { targetLanguages: ['de', 'fr'], startedAt: null };
  await insertUpload(db, { id, projectId, items, ...languages, createdBy: 'x', createdAt: new Date() });
  return id;
}

test('a preflight counts every word once, and asks nobody', async () => {
  const project = await trial();
  const texts = [...sentences(3), 'The tenant pays rate number 1 in advance.', '2027'];
  const { versionId } = await project.upload('a.docx', texts);
  const found = await preflightVersion(project.seeing(), { versionId, targetLanguage: 'de' });
  const words = Object.fromEntries(found.bands.map((band) => [band.band, band.segments]));
  expect(words).toMatchObject({ none: 3, repetition: 1, passthrough: 1, carried_over: 0 });
  expect(found).toMatchObject({ segments: 5, calls: 1, connection: { name: 'trial', provider: 'pseudo' } });
  expect(found.bands.reduce((sum, band) => sum + band.words, 0)).toBe(found.words);
  const { rows } = await sql`select 1 from runs where project_id = ${project.projectId}`.execute(db);
  expect(rows).toEqual([]);
});

test('without anybody to ask there is no price, and the page says what that means', async () => {
  const project = await trial(false);
  const { versionId } = await project.upload('a.docx', sentences(2));
  const found = await preflightVersion(project.seeing(), { versionId, targetLanguage: 'de' });
  expect(found).toMatchObject({ connection: null, calls: 0, usage: { characters: expect.any(Number) } });
  const id = await insert(project.projectId, itemOf(versionId));
  const actor = operatorOf(project.projectId);
  const page = await new Visitor({ services, plugins: [projects, uploads], actor }).get(
    `/projects/${project.projectId}/uploads/${id}`,
  );
  expect(page.text).toContain('The policy names no provider that may be asked');
  expect(page.text).toContain('<i>a</i>.docx');
});

test('runs are begun once, of all documents into all languages, and not while something is asked', async () => {
  const project = await trial();
  const one = await project.upload('a.docx', sentences(2));
  const two = await project.upload('b.docx', sentences(2, 'price'));
  const begin = (id: string) => transact(services, system, (context) => beginRuns(context, id, ['de', 'fr']));
  const asking = await insert(project.projectId, itemOf(one.versionId), itemOf(null, 'asks'));
  await expect(begin(asking)).rejects.toMatchObject({ code: 'upload-asks' });
  const id = await insert(
    project.projectId,
    itemOf(one.versionId),
    itemOf(two.versionId),
    itemOf(null, 'refused'),
  );
  expect(await begin(id)).toMatchObject({ runs: 4 });
  await expect(begin(id)).rejects.toMatchObject({ code: 'upload-begun' });
  const { rows } = await sql`select 1 from runs where project_id = ${project.projectId}`.execute(db);
  expect(rows).toHaveLength(4);
});

test('uploads are of those who operate in their project, and of nobody else', async () => {
  const [project, other] = [await trial(), await trial()];
  const { versionId } = await project.upload('a.docx', sentences(2));
  const id = await insert(project.projectId, itemOf(versionId));
  const visit = (actor: ReturnType<typeof operatorOf>) =>
    new Visitor({ services, plugins: [projects, uploads], actor });
  const stranger = operatorOf(other.projectId);
  await expect(findUpload(reading(services, stranger), id)).rejects.toMatchObject({ code: 'upload-unknown' });
  const paths = [
    `/projects/${project.projectId}/uploads/${id}`,
    `/projects/${other.projectId}/uploads/${id}`,
  ];
  for (const path of paths) expect((await visit(stranger).get(path)).status).toBe(404);
  expect((await visit(reviewerOf(project.projectId)).get(paths[0]!)).status).toBe(403);
  for (const path of paths) expect((await visit(stranger).get(`${path}/estimates`)).status).toBe(404);
  expect((await visit(stranger).get(`/versions/${versionId}/preflight?languages=de`)).status).toBe(404);
});

test('a folder of 1,000 documents asks for its estimates some together, in turn and where one looks', async () => {
  const project = await trial();
  const { versionId } = await project.upload('a.docx', sentences(6));
  const items = Array.from({ length: 1_000 }, () => itemOf(versionId));
  const id = await insert(project.projectId, ...items, itemOf(null, 'refused'));
  const actor = operatorOf(project.projectId);
  const visitor = new Visitor({ services, plugins: [projects, uploads], actor });
  const { html } = await visitor.get(`/projects/${project.projectId}/uploads/${id}`);
  const asked = [...html.matchAll(/data-hx-get="([^"]*)" data-hx-trigger="(\w+)"/g)];
  expect(asked).toHaveLength(50);
  expect(new Set(asked.map(([, , trigger]) => trigger))).toEqual(new Set(['revealed']));
  expect(html.match(/data-hx-sync="closest main:queue all"/g)).toHaveLength(50);
  const from = asked.map(([, href]) => Number(/from=(\d+)/.exec(href!)![1]));
  expect(from).toEqual(Array.from({ length: 50 }, (_, group) => group * 20));
  const part = await visitor.get(asked[49]![1]!.replaceAll('&amp;', '&'), { 'hx-request': 'true' });
  expect(part.html).not.toContain('data-hx-get');
  expect(part.html.match(/class="preflight"/g)).toHaveLength(40);
});

test('a folder is estimated as a whole in turns, each with what all before it take, with script and without', async () => {
  const project = await trial();
  const { versionId } = await project.upload('a.docx', sentences(6));
  const items = Array.from({ length: 1_000 }, () => itemOf(versionId));
  const id = await insert(project.projectId, itemOf(null, 'refused'), ...items);
  const actor = operatorOf(project.projectId);
  const visitor = new Visitor({ services, plugins: [projects, uploads], actor });
  const page = `/projects/${project.projectId}/uploads/${id}`;
  expect((await visitor.get(page)).html).toContain(`href="${page}?estimate=all"`);
  const { html } = await visitor.get(`${page}?estimate=all`);
  const turns = (html: string) => [...html.matchAll(/data-hx-get="([^"]*)" data-hx-trigger="load"/g)];
  const [first, ...others] = turns(html);
  expect(others).toEqual([]);
  const parted = await visitor.get(first![1]!.replaceAll('&amp;', '&'), { 'hx-request': 'true' });
  expect(parted.html.match(/class="preflight"/g)).toHaveLength(38);
  expect(parted.html).toMatch(/<div id="upload-total" data-hx-swap-oob="true">/);
  expect(parted.text).toContain('Estimated: 19 of 1,000 documents.');
  const words = Number(/([\d,]+) words, Price/.exec(parted.text)![1]!.replace(',', ''));
  const [next] = turns(parted.html);
  expect(parted.html).toContain('<div id="from-20" data-hx-get=');
  const second = await visitor.get(next![1]!.replaceAll('&amp;', '&'));
  expect(second.text).toContain('Estimated: 39 of 1,000 documents.');
  expect(Number(/([\d,]+) words, Price/.exec(second.text)![1]!.replace(',', ''))).toBe((words / 19) * 39);
  expect(second.html).toMatch(/href="[^"]*estimates\?from=40[^"]*"[^>]*>Estimate the next documents/);
  const total = /total=([^&"]*)/.exec(next![1]!)![1]!;
  const last = await visitor.get(`${page}/estimates?from=980&count=20&total=${total}`, {
    'hx-request': 'true',
  });
  expect(turns(last.html)).toHaveLength(1);
  const rest = await visitor.get(turns(last.html)[0]![1]!.replaceAll('&amp;', '&'), { 'hx-request': 'true' });
  expect(turns(rest.html)).toEqual([]);
  for (const wrong of ['{', '{}', '[]', encodeURIComponent('{"documents":-1}'), 'x'.repeat(5_000)])
    expect((await visitor.get(`${page}/estimates?total=${wrong}`)).status).toBe(400);
});

async function* partsOf(fileName: string, texts: readonly string[]) {
  const content = Readable.from([documentOf(texts)]);
  yield { field: 'documents', fileName, mediaType: 'application/octet-stream', content };
}

test('a question that is answered twice at once makes one document', async () => {
  const project = await trial();
  const { projectId } = project;
  await project.upload('a.docx', sentences(2));
  const actor = operatorOf(projectId);
  const { id, items } = await receiveDocuments(reading(services, actor), {
    ...{ projectId, targetLanguages: ['de'], parts: partsOf('a.docx', sentences(2)) },
  });
  expect(items).toMatchObject([{ outcome: 'asks', problem: { code: 'identical-version' } }]);
  const visitor = new Visitor({ services, plugins: [projects, uploads], actor });
  const path = `/projects/${projectId}/uploads/${id}`;
  await visitor.get(path);
  const answer = () => visitor.submit(`${path}/answers`, { 'answer-0': 'new-file' });
  const pages = await Promise.all([answer(), answer()]);
  expect(pages.map(({ location }) => location)).toEqual([path, path]);
  const { rows } = await sql<{ id: string }>`
    select id from versions where project_id = ${projectId} order by id`.execute(db);
  expect(rows).toHaveLength(2);
  const kept = await findUpload(reading(services, actor), id);
  expect(kept.items).toMatchObject([{ outcome: 'new-file', versionId: rows[1]!.id, artifactId: null }]);
});

test('in German a preflight and a refused document tell their findings in German', async () => {
  const project = await trial();
  const { versionId } = await project.upload('a.docx', sentences(2));
  const macros = packageFinding('macros-present', { part: '/word/vbaProject.bin' });
  await sql`update extractions set findings = ${JSON.stringify([macros])}::jsonb where version_id = ${versionId}`.execute(
    db,
  );
  const tooLarge = packageFinding('file-too-large', { detail: '300 bytes, allowed are 200' });
  const { code, message, action, facts } = receptionProblem('document-refused', {
    detail: tooLarge.message,
    facts: { findings: [tooLarge] },
  });
  const refused = { ...itemOf(null, 'refused'), problem: { code, message, action, facts } };
  const id = await insert(project.projectId, itemOf(versionId), refused);
  const actor = operatorOf(project.projectId);
  const visitor = new Visitor({ services, plugins: [projects, uploads], actor });
  const german = { 'accept-language': 'de' };
  const preflight = await visitor.get(`/versions/${versionId}/preflight?languages=de`, german);
  expect(preflight.text).toContain('Das Dokument enthält Makros; sie werden weder ausgeführt noch geändert.');
  const page = await visitor.get(`/projects/${project.projectId}/uploads/${id}`, german);
  expect(page.text).toContain(
    'Die Datei ist größer, als die Grenze erlaubt. (300 Byte, erlaubt sind 200) Teilen Sie das Dokument',
  );
});
