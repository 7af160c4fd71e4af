import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Actor } from '#domain/context';
import { plugin as projects } from '#domain/projects/plugin';
import { plugin as runs } from '#domain/runs/plugin';
import { runQueues } from '#domain/runs/stages';
import { checkTarget } from '#engine/checks';
import { plugin as review } from '#pipeline/review/plugin';
import { exampleSubject } from '#test/check-example';
import { insertProject, insertRunOf, insertVersion, operatorOf, reviewerOf } from '#test/runs';
import { testServices } from '#test/services';
import { Visitor } from '#test/visitor';

const tokenOf = ({ html }: { readonly html: string }) => /name="_token" value="([^"]+)"/.exec(html)![1]!;
const services = await testServices({ queues: runQueues });
const { db } = services;
const visit = (actor: Actor) => new Visitor({ services, plugins: [projects, runs, review], actor });
const hostile = '<img src=x onerror=alert(1)>';

async function person(projectId: string, name: string): Promise<Actor> {
  const id = `${name}-${projectId}`;
  await sql`insert into users (id, name, email, "updatedAt") values (${id}, ${name}, ${`${id}@example.org`}, now())`.execute(
    db,
  );
  return { ...reviewerOf(projectId), id, name };
}

async function specimen() {
  const project = await insertProject(db);
  const texts = ['Press <1>Start</1>', 'Wait', 'Wait', `Beware of ${hostile.replace('<', '&lt;')}`];
  const version = { ...(await insertVersion(db, project.projectId, texts)), ...project };
  const runId = await insertRunOf(db, version, [
    { text: '<1>Start</1> drücken' },
    { text: 'Warten', verificationState: 'failed', findingCodes: ['number-missing'] },
    { text: 'Warten', reviewStatus: 'required' },
    { text: 'Vorsicht', reviewStatus: 'not_required' },
  ]);
  return { ...project, runId, path: `/runs/${runId}`, review: `/runs/${runId}/review` };
}

const at = (review: string, position: number, what = '') =>
  `${review}/${position}${what}?segment=${position}`;

async function stateOf(runId: string) {
  const { rows } = await sql<{ plain: string; status: string }>`
    select plain, review_status as status from targets where run_id = ${runId} order by position`.execute(db);
  return rows.map(({ plain, status }) => `${plain}: ${status}`);
}

test('segments stand beside their targets, hostile text as text, and filters say how many they hold', async () => {
  const { review, projectId } = await specimen();
  const page = await visit(reviewerOf(projectId)).get(review);
  const filter = await visit(reviewerOf(projectId)).get(`${review}/filter`);
  expect(filter.text).toContain('Passed (3)');
  expect(filter.text).toContain('number-missing (1)');
  expect(page.html).not.toContain('<img src=x');
  const chosen = await visit(reviewerOf(projectId)).get(`${review}?finding=number-missing`);
  expect(chosen.html.match(/id="s-\d+"/g)).toEqual(['id="s-1"']);
  expect((await visit(reviewerOf(projectId)).get(`${review}?text=nowhere`)).text).toContain(
    'No segments here',
  );
});

test('in German findings stand beside their segment in German, with what they name', async () => {
  const { runId, review, projectId } = await specimen();
  const subject = {
    ...exampleSubject({ source: 'Press Start.', target: 'Start', languages: ['en', 'de'], found: true }),
  };
  const found = checkTarget(subject).find(({ code }) => code === 'end-punctuation');
  await sql`insert into run_findings (run_id, number, stage, code, severity, position, finding)
    values (${runId}, 1, 'quality', 'end-punctuation', 'warning', 1, ${JSON.stringify(found)}::jsonb)`.execute(
    db,
  );
  const { text } = await visit(reviewerOf(projectId)).get(`${review}?segment=1`, { 'accept-language': 'de' });
  expect(text).toContain(
    'Die Übersetzung endet mit einem anderen Satzzeichen als der Ausgangstext. („.“ erwartet, kein Zeichen gefunden) Beenden Sie',
  );
});

test('where the list is narrowed, what a segment stands between is beside it', async () => {
  const { review, projectId } = await specimen();
  const visitor = visit(reviewerOf(projectId));
  const narrowed = await visitor.get(`${review}?finding=number-missing&segment=1`);
  expect(narrowed.text).toContain('Previous segment');
  expect(narrowed.text).toContain('Start drücken');
  expect((await visitor.get(`${review}?segment=1`)).text).not.toContain('Previous segment');
});

test('a target is written in marks without script; lost codes are explained and what was written stays', async () => {
  const { runId, review, projectId } = await specimen();
  const visitor = visit(reviewerOf(projectId));
  const page = await visitor.get(`${review}?segment=0`);
  expect(page.text).toContain('<1>Start</1> drücken');
  await sql`update segments set source = jsonb_set(source, '{codes,0,deletable}', 'false') where position = 0
    and extraction_id = (select extraction_id from runs where id = ${runId})`.execute(db);
  const refused = await visitor.submit(at(review, 0), { text: 'Start drücken!', decision: 'save' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Start drücken!');
  expect(refused.text).toContain('does not carry the codes of its source');
  await visitor.submit(at(review, 0), { text: 'Bitte <1>Start</1>', decision: 'save' });
  const saved = await visitor.follow();
  expect(saved.text).toContain('Saved.');
  expect((await stateOf(runId))[0]).toBe('Bitte Start: in_review');
});

test('approving leads to the next one, equal ones come along, and the last lets the run go on', async () => {
  const { runId, review, path, projectId } = await specimen();
  const visitor = visit(reviewerOf(projectId));
  await visitor.get(`${review}?segment=0`);
  const next = await visitor.submit(at(review, 0), { text: '<1>Start</1> drücken', decision: 'approve' });
  expect(next.location).toBe(`${review}?segment=1#s-1`);
  await visitor.get(`${review}?segment=1`);
  const last = await visitor.submit(at(review, 1), {
    text: 'Abwarten',
    propagate: 'on',
    decision: 'approve',
  });
  expect(last.location).toBe(path);
  expect(await stateOf(runId)).toEqual([
    'Start drücken: approved',
    'Abwarten: approved',
    'Abwarten: approved',
    'Vorsicht: not_required',
  ]);
  expect((await visitor.follow()).text).toContain('All is reviewed');
});

test('of two people at one segment neither loses a word, and both are told', async () => {
  const { runId, review, projectId } = await specimen();
  const [ada, grace] = [await person(projectId, 'Ada'), await person(projectId, 'Grace <b>H.</b>')];
  const [first, second] = [visit(ada), visit(grace)];
  const seen = await first.get(`${review}?segment=1`);
  await second.get(`${review}?segment=1`);
  const token = tokenOf(seen);
  const pair = (text: string): [string, string][] => [
    ['_token', token],
    ['_revision', '1'],
    ['text', text],
  ];
  expect((await first.post(at(review, 1, '/draft'), pair('Adas Entwurf'))).status).toBe(200);
  expect((await second.get(`${review}?segment=1`)).text.match(/Also here: Ada/g)).toHaveLength(1);
  await second.submit(at(review, 1), { text: 'Graces Text', decision: 'save' });
  const told = await first.post(at(review, 1, '/draft'), pair('Adas Entwurf'));
  // A window of the same person that knows nothing of it.
  const own = pair('Graces Entwurf').with(0, ['_token', tokenOf(await second.get(`${review}?segment=1`))]);
  const other = await second.post(at(review, 1, '/draft'), own);
  expect(other.html).toContain('Grace &lt;b>H.&lt;/b> has changed this segment meanwhile');
  expect(told.html).toContain('Grace &lt;b>H.&lt;/b> has changed this segment meanwhile');
  const refused = await first.post(at(review, 1), [...pair('Adas Entwurf'), ['_form', 'segment']]);
  expect(refused.status).toBe(412);
  expect(refused.text.match(/has changed this segment meanwhile/g)).toHaveLength(1);
  expect(refused.html).toContain('error-summary');
  expect(refused.text).not.toContain('Somebody else has changed');
  expect(refused.html).toContain('data-theirs="Graces Text"');
  expect(refused.html).toContain('Adas Entwurf</textarea>');
  const again = await first.get(`${review}?segment=1`);
  expect(again.html).toContain('Adas Entwurf</textarea>');
  await first.submit(at(review, 1), { text: 'Beider Text', decision: 'save' });
  expect((await stateOf(runId))[1]).toBe('Beider Text: in_review');
  expect((await first.follow()).text).not.toContain('your draft');
});

test('a draft that was sent before a save and comes behind it is none any more; one that was sent later is', async () => {
  const { review, projectId } = await specimen();
  const visitor = visit(await person(projectId, 'Ada'));
  const token = tokenOf(await visitor.get(`${review}?segment=1`));
  const send = (path: string, text: string, number: string) =>
    visitor.post(at(review, 1, path), [
      ['_token', token],
      ['_revision', '1'],
      ['text', text],
      ['writer', 'window'],
      ['number', number],
    ]);
  await send('/draft', 'Abw', '1');
  expect((await send('', 'Abwarten', '3')).status).toBe(303);
  await send('/draft', 'Abwart', '2');
  expect((await visitor.get(`${review}?segment=1`)).html).toContain('>Abwarten</textarea>');
  await send('/draft', 'Abwarten und Tee', '4');
  expect((await visitor.get(`${review}?segment=1`)).html).toContain('>Abwarten und Tee</textarea>');
});

test('rejections have reasons, approvals are taken back, comments stay, and old texts come back', async () => {
  const { review, projectId } = await specimen();
  const visitor = visit(await person(projectId, 'Ada'));
  await visitor.get(`${review}?segment=1`);
  expect((await visitor.submit(at(review, 1, '/rejection'), { reason: ' ' })).status).toBe(422);
  await visitor.submit(at(review, 1, '/rejection'), { reason: 'Not our word' });
  expect((await visitor.follow()).text).toContain('Not our word');
  await visitor.submit(at(review, 1), { text: 'Abwarten', decision: 'approve' });
  await visitor.get(`${review}?segment=1`);
  await visitor.submit(at(review, 1, '/withdrawal'));
  expect((await visitor.follow()).text).toContain('The approval is taken back.');
  await visitor.submit(at(review, 1, '/comments'), { comment: hostile });
  const commented = await visitor.follow();
  expect(commented.text).toContain(hostile);
  expect(commented.text).toContain('1 comment');
  expect(commented.html).not.toContain('<img src=x');
  expect((await visitor.get(`${review}?segment=1&restore=1`)).html).toContain('>Warten</textarea>');
});

test('all that a filter chooses is approved after it is asked once more, but what failed', async () => {
  const { runId, review, projectId } = await specimen();
  const visitor = visit(reviewerOf(projectId));
  await visitor.get(`${review.replace('/review', '/approvals')}?text=Warten`);
  await visitor.submit(`${review.replace('/review', '/approvals')}?text=Warten`);
  expect((await visitor.follow()).text).toContain('1 approved, 1 left because their checks failed.');
  expect((await stateOf(runId)).slice(0, 3).map((state) => state.split(': ')[1])).toEqual([
    'required',
    'required',
    'approved',
  ]);
});

test('next leads to what is open, and says where nothing is', async () => {
  const { runId, review, projectId } = await specimen();
  const visitor = visit(reviewerOf(projectId));
  expect((await visitor.get(`${review}/next?segment=1`)).location).toBe(`${review}?segment=2#s-2`);
  expect((await visitor.get(`${review}/next?segment=2`)).location).toBe(`${review}?segment=0#s-0`);
  await sql`update targets set review_status = 'approved' where run_id = ${runId}`.execute(db);
  await visitor.get(`${review}/next`);
  expect((await visitor.follow()).text).toContain('Nothing is left to review here.');
});

test('a delivered run is read and not written, and one of another project does not exist', async () => {
  const { runId, review, projectId } = await specimen();
  await sql`update runs set state = 'delivered' where id = ${runId}`.execute(db);
  expect((await visit(reviewerOf(projectId)).get(`${review}?segment=1`)).html).not.toContain('Approve, next');
  const { projectId: other } = await insertProject(db);
  const stranger = visit(operatorOf(other));
  for (const path of [review, `${review}/next`, `${review.replace('/review', '/approvals')}`])
    expect((await stranger.get(path)).status, path).toBe(404);
});
