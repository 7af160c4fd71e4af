import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { reading } from '#domain/audit';
import { type Actor, systemActor } from '#domain/context';
import { plugin as projects } from '#domain/projects/plugin';
import { plugin as runs } from '#domain/runs/plugin';
import { runQueues } from '#domain/runs/stages';
import { surveyWork } from '#domain/runs/survey';
import { insertProject, insertRunOf, insertVersion, operatorOf, reviewerOf } from '#test/runs';
import { testServices } from '#test/services';
import { Visitor } from '#test/visitor';

const hostile = '<script>alert(1)</script>"\'>.docx';
const services = await testServices({ queues: runQueues });
const { db } = services;
const visit = (actor: Actor) => new Visitor({ services, plugins: [projects, runs], actor });
const person = (actor: Actor): Actor => ({ ...actor, kind: 'person' });
const administrator = person(systemActor('admin'));

beforeEach(() => sql`truncate projects cascade`.execute(db));

async function specimen() {
  const project = await insertProject(db);
  const version = await insertVersion(db, project.projectId, ['one two', 'three']);
  await sql`update files set name = ${hostile} where id = ${version.fileId}`.execute(db);
  return { ...version, ...project };
}

const failure = {
  stage: 'translation',
  code: 'provider-failed',
  message: 'The <i>service</i> fell.',
  action: 'Wait.',
};

async function fail(runId: string, cause = failure) {
  await sql`update runs set state = 'failed', failure = ${JSON.stringify(cause)}::jsonb where id = ${runId}`.execute(
    db,
  );
}

test('an empty house says what to do next, by what one may do', async () => {
  expect((await visit(administrator).get('/')).text).toContain('New project');
  const reviewer = await visit(reviewerOf()).get('/');
  expect(reviewer.text).toContain('Ask an administrator to add you to a project.');
  expect(reviewer.text).not.toContain('New project');
});

test('what did not go on stands with its cause, and can be tried again', async () => {
  const of = await specimen();
  const runId = await insertRunOf(db, of, [], { stage: 'translation' });
  await fail(runId);
  const visitor = visit(operatorOf(of.projectId));
  const home = await visitor.get('/');
  expect(home.text).toContain(`${hostile} p-`);
  expect(home.html).not.toContain('<script>alert');
  expect(home.text).toContain('The <i>service</i> fell. Wait.');
  await visitor.submit('/work/retries', { runId, back: `/projects/${of.projectId}` });
  const back = await visitor.follow();
  expect(back.text).toContain('The run goes on.');
  expect(back.text).toContain('In progress');
  const { rows } = await sql`select state from runs where id = ${runId}`.execute(db);
  expect(rows).toEqual([{ state: 'running' }]);
});

test('who may put right what a connection failed at is led to it, from home and from the run', async () => {
  const of = await specimen();
  const runId = await insertRunOf(db, of, [], { stage: 'translation' });
  await fail(runId, { ...failure, code: 'connection-failed' });
  const link = `href="/projects/${of.projectId}/connections"`;
  for (const path of ['/work?kind=trouble', `/runs/${runId}`]) {
    const seen = await visit(administrator).get(path);
    expect(seen.html.slice(seen.html.indexOf('<main'))).toContain(link);
    const unable = await visit(operatorOf(of.projectId)).get(path);
    expect(unable.text).toContain('fell. Wait.');
    expect(unable.html.slice(unable.html.indexOf('<main'))).not.toContain(link);
  }
  await fail(runId, { ...failure, code: 'spending-limit-reached' });
  expect((await visit(administrator).get(`/runs/${runId}`)).html.split('<main')[1]).toContain(link);
  await fail(runId);
  const other = await visit(administrator).get(`/runs/${runId}`);
  expect(other.html.slice(other.html.indexOf('<main'))).not.toContain(link);
});

test('a failure that a newer run has overtaken asks for nothing', async () => {
  const of = await specimen();
  await fail(await insertRunOf(db, of));
  await insertRunOf(db, of, [], { state: 'in_review' });
  const survey = await surveyWork(reading(services, reviewerOf(of.projectId)), { zone: 'UTC' });
  expect(survey.inTrouble).toEqual([]);
  expect(survey.open).toEqual({ in_review: 1 });
  expect(survey.inReview).toMatchObject([{ fileName: hostile, segmentsTotal: 2 }]);
});

test('deliveries are counted by day, and by where their targets came from', async () => {
  const of = await specimen();
  const targets = [{ text: 'a' }, { text: 'b', resultSource: 'memory_exact' }];
  const runId = await insertRunOf(db, of, targets, { state: 'delivered', stage: 'delivery' });
  await sql`update runs set finished_at = ${services.now()} where id = ${runId}`.execute(db);
  const survey = await surveyWork(reading(services, reviewerOf(of.projectId)), {
    projectId: of.projectId,
    zone: 'UTC',
  });
  expect(survey.days).toHaveLength(14);
  expect(survey.days.at(-1)).toMatchObject({ runs: 1, segments: 2, words: 3, prices: [] });
  expect(survey.resultSources).toEqual({ provider: 1, memory_exact: 1 });
  const page = await visit(reviewerOf(of.projectId)).get(`/projects/${of.projectId}`);
  expect(page.text).toContain('1 run delivered');
  expect(page.text).toContain('Memory, exact 1 50%');
});

test.each([
  ['UTC', '2026-11-28', 'Nov 28, 2026'],
  ['Pacific/Auckland', '2026-11-29', 'Nov 29, 2026'],
  ['America/Los_Angeles', '2026-11-28', 'Nov 28, 2026'],
])('what was delivered belongs to the day it was in %s, and is called by it', async (zone, day, named) => {
  const of = await specimen();
  const runId = await insertRunOf(db, of, [{ text: 'a' }], { state: 'delivered', stage: 'delivery' });
  await sql`update runs set finished_at = '2026-11-28T20:00:00Z' where id = ${runId}`.execute(db);
  const at = { ...services, now: () => new Date('2026-11-29T03:00:00Z') };
  const actor = reviewerOf(of.projectId);
  const visitor = new Visitor({ services: at, plugins: [projects, runs], actor });
  const cookie = `verso.display=${encodeURIComponent(`zone=${zone}`)}`;
  expect((await visitor.get('/', { cookie })).html).toContain(`most on ${named}`);
  const early = await insertRunOf(db, of, [{ text: 'a' }], { state: 'delivered', stage: 'delivery' });
  await sql`update runs set finished_at = '2026-11-16T02:00:00Z' where id = ${early}`.execute(db);
  const { days } = await surveyWork(reading(at, actor), { zone });
  expect(days.filter(({ runs: count }) => count > 0).map((one) => one.day)).toEqual(
    zone === 'America/Los_Angeles' ? ['2026-11-15', day] : ['2026-11-16', day],
  );
});

test('reviewers see what is stuck and cannot try it again; strangers see nothing', async () => {
  const [of, other] = [await specimen(), await specimen()];
  const runId = await insertRunOf(db, of);
  await fail(runId);
  const reviewer = visit(reviewerOf(of.projectId));
  expect((await reviewer.get('/')).html).not.toContain('/work/retries');
  const stranger = visit(operatorOf(other.projectId));
  expect((await stranger.get('/')).text).toContain('Nothing is stuck');
  expect((await stranger.get(`/projects/${of.projectId}`)).status).toBe(404);
  expect((await stranger.get(`/work/progress?projectId=${of.projectId}`)).status).toBe(404);
  await fail(await insertRunOf(db, other));
  await stranger.get('/');
  expect((await stranger.submit('/work/retries', { runId, back: '/' })).status).toBe(404);
});

test('of much work home shows the newest, and leads to all of it, page by page', async () => {
  const [of, other] = [await specimen(), await specimen()];
  const runIds = [];
  for (let count = 0; count < 10; count++) {
    const version = await insertVersion(db, of.projectId, ['one']);
    runIds.push(await insertRunOf(db, { ...of, ...version }, [], { state: 'in_review' }));
  }
  await insertRunOf(db, other, [], { state: 'in_review' });
  const reviewer = visit(reviewerOf(of.projectId));
  expect((await reviewer.get('/')).html).toContain('<a href="/work?kind=review">and 2 more</a>');
  const project = await reviewer.get(`/projects/${of.projectId}`);
  expect(project.html).toContain(`<a href="/work?kind=review&amp;projectId=${of.projectId}">and 2 more</a>`);
  const first = await reviewer.get('/work?kind=review&limit=7');
  const shown = (html: string) => [...html.matchAll(/href="\/runs\/([^"/]*)"/g)].map(([, id]) => id);
  const next = /href="([^"]*cursor=[^"]*)"/.exec(first.html)![1]!.replaceAll('&amp;', '&');
  const second = await reviewer.get(next.startsWith('?') ? `/work${next}` : next);
  expect([...shown(first.html), ...shown(second.html)]).toEqual(runIds.toReversed());
  expect((await reviewer.get(`/work?projectId=${other.projectId}`)).status).toBe(404);
  expect((await reviewer.get('/work?kind=trouble')).text).toContain('Nothing is stuck');
});

test('what is blocked is reviewed by who may, and nobody is told to do what they may not', async () => {
  const of = await specimen();
  const runId = await insertRunOf(db, of, [], { state: 'blocked' });
  const reviewer = await visit(reviewerOf(of.projectId)).get('/');
  expect(reviewer.html).toContain(`/runs/${runId}/review`);
  expect(reviewer.html).not.toContain('/work/retries');
  expect(reviewer.text).not.toContain('Upload documents');
  expect((await visit(operatorOf(of.projectId)).get('/')).text).toContain('Upload documents to begin.');
});
