import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { plugin as artifacts } from '#domain/artifacts/plugin';
import { reading } from '#domain/audit';
import type { Actor } from '#domain/context';
import { plugin as files } from '#domain/files/plugin';
import { plugin as projects } from '#domain/projects/plugin';
import { runStates } from '#domain/runs';
import { plugin as runs } from '#domain/runs/plugin';
import { summariseRun } from '#domain/runs/summary';
import {
  insertArtifact,
  insertProject,
  insertRunOf,
  insertVersion,
  operatorOf,
  reviewerOf,
  type TargetSpecimen,
} from '#test/runs';
import { testServices } from '#test/services';
import { Visitor } from '#test/visitor';
import { listHistory } from './list-history.ts';

const services = await testServices();
const { db } = services;
const visit = (actor: Actor) => new Visitor({ services, plugins: [projects, artifacts, files, runs], actor });
const hostile = '<img src=x onerror=alert(1)>.docx';

async function specimen(texts: readonly string[] = ['one', 'two', 'three', 'four']) {
  const project = await insertProject(db);
  const version = await insertVersion(db, project.projectId, texts);
  return { ...version, ...project };
}

const targets: TargetSpecimen[] = ['approved', 'required', 'rejected'].map((reviewStatus) => ({
  text: 'x',
  reviewStatus,
}));

/** The text of targets that only stand for missing ones. */
const missing = 'still the source';

/** What summaries have to say, counted from the rows of segments and targets one by one. */
async function recount(runId: string) {
  const { rows } = await sql<{ reviewStatus: string | null; state: string; text: string | null }>`
    select targets.review_status as "reviewStatus", runs.state, targets.plain as text from runs
    join segments on segments.extraction_id = runs.extraction_id
    left join targets on targets.run_id = runs.id and targets.position = segments.position
    where runs.id = ${runId}`.execute(db);
  const those = (...statuses: string[]) =>
    rows.filter(({ reviewStatus }) => reviewStatus !== null && statuses.includes(reviewStatus)).length;
  return {
    extracted: rows.length,
    translated: rows.filter(({ text }) => text !== null && text !== missing).length,
    reviewRequired: those('required', 'in_review', 'rejected'),
    approved: those('approved'),
    delivered: rows[0]?.state === 'delivered' ? rows.length : 0,
  };
}

/** An output that was deleted when its time was over. */
async function expireOutput(of: { readonly projectId: string; readonly versionId: string }, runId: string) {
  const id = await insertArtifact(db, of.projectId, { kind: 'output', retention: 'output', name: 'o.docx' });
  await sql`update artifacts set run_id = ${runId}, version_id = ${of.versionId}, deleted_at = now()
    where id = ${id}`.execute(db);
}

test('in every state a run counts what its segments and targets are, with and without its output', async () => {
  const of = await specimen(['one', 'two', 'three', 'four', 'five', 'six', 'seven']);
  const statuses = ['approved', 'approved', 'required', 'in_review', 'rejected', 'not_required'];
  const all = statuses.map((reviewStatus): TargetSpecimen => ({ text: 'x', reviewStatus }));
  const placeholder = { resultSource: 'passthrough', findingCodes: ['segment-untranslated'] };
  const unwritten: TargetSpecimen[] = [
    { ...placeholder, text: missing, reviewStatus: 'required' },
    { ...placeholder, text: missing, reviewStatus: 'rejected' },
    // Whoever approves it says that the source may stay.
    { ...placeholder, text: 'Verso', reviewStatus: 'approved' },
    { text: '12', resultSource: 'passthrough', reviewStatus: 'not_required' },
  ];
  const context = reading(services, reviewerOf(of.projectId));
  for (const state of runStates)
    for (const some of [[], all.slice(0, 3), all, unwritten])
      for (const isExpired of [false, true]) {
        const id = await insertRunOf(db, of, some, { state, stage: 'review' });
        if (isExpired) await expireOutput(of, id);
        const expected = await recount(id);
        expect([expected.extracted, expected.translated]).toEqual([7, some === unwritten ? 2 : some.length]);
        const [{ runs: listed } = { runs: [] }] = await listHistory(context, of.fileId, { limit: 1 });
        const shown = listed.find((run) => run.id === id);
        expect(shown).toMatchObject({ state, ...expected });
        expect(shown!.output?.state).toBe(isExpired ? 'expired' : undefined);
        const { extracted, translated, reviewRequired, approved, delivered } = await summariseRun(
          context,
          id,
        );
        const amounts = { extracted, translated, reviewRequired, approved, delivered };
        for (const [name, { segments }] of Object.entries(amounts))
          expect([name, segments]).toEqual([name, expected[name as keyof typeof expected]]);
      }
});

test('large deliveries are counted from what was written down at delivery', async () => {
  const of = await specimen();
  const runId = await insertRunOf(db, of, [], { state: 'delivered', stage: 'delivery' });
  const report = { segments: { translated: 2500 }, review: { approved: 2000, not_required: 500 } };
  await sql`update runs set report = ${JSON.stringify(report)}::jsonb where id = ${runId}`.execute(db);
  await sql`update extractions set segment_count = 2500 where id = ${of.extractionId}`.execute(db);
  const [entry] = await listHistory(reading(services, reviewerOf(of.projectId)), of.fileId, { limit: 1 });
  expect(entry!.runs[0]).toMatchObject({
    translated: 2500,
    reviewRequired: 0,
    approved: 2000,
    delivered: 2500,
  });
});

test('what expired or is missing is shown as such', async () => {
  const of = await specimen();
  const runId = await insertRunOf(db, of, targets, { state: 'delivered', stage: 'delivery' });
  for (const kind of ['output', 'certificate']) {
    const id = await insertArtifact(db, of.projectId, { kind, retention: 'output', name: `${kind}.docx` });
    await sql`update artifacts set run_id = ${runId}, version_id = ${of.versionId},
      ${sql.ref(kind === 'output' ? 'deleted_at' : 'missing_since')} = now() where id = ${id}`.execute(db);
  }
  const page = await visit(reviewerOf(of.projectId)).get(`/files/${of.fileId}`);
  expect(page.text).toContain('DOCX (expired)');
  expect(page.text).toContain('Certificate (missing)');
  const other = await specimen();
  await insertRunOf(db, other, targets, { state: 'delivered' });
  const bare = await visit(reviewerOf(other.projectId)).get(`/files/${other.fileId}`);
  expect(bare.text).toContain('DOCX (missing) Certificate (missing)');
  expect(page.text).toContain('Approved 1 25%'.replace('Approved ', ''));
  expect(page.html).toContain(`/versions/${of.versionId}/source`);
});

test('a long history is paged, and lists of runs lead on', async () => {
  const of = await specimen();
  for (let number = 2; number <= 12; number++)
    await insertVersion(db, of.projectId, ['x'], { fileId: of.fileId, number });
  for (let run = 0; run < 8; run++) await insertRunOf(db, of, []);
  const visitor = visit(reviewerOf(of.projectId));
  const first = await visitor.get(`/files/${of.fileId}`);
  expect(first.text).toContain('Version 12');
  expect(first.text).not.toContain('Version 2 ');
  const next = /href="([^"]+cursor=[^"]+)"/.exec(first.html)![1]!;
  const second = await visitor.get(next);
  expect(second.text).toContain('Version 2 ');
  expect(second.text).toContain('2 earlier runs');
});

test('names of others stay text, and other projects stay unknown', async () => {
  const [of, other] = [await specimen(), await specimen()];
  await sql`update files set name = ${hostile} where id = ${of.fileId}`.execute(db);
  const visitor = visit(operatorOf(of.projectId));
  for (const path of [
    `/projects/${of.projectId}/files`,
    `/files/${of.fileId}`,
    `/files/${of.fileId}/lineage`,
  ]) {
    const page = await visitor.get(path);
    expect(page.status).toBe(200);
    expect(page.text).toContain(hostile);
    expect(page.html).not.toContain('<img');
  }
  for (const path of ['', '/changes', '/lineage'])
    expect((await visitor.get(`/files/${other.fileId}${path}`)).status).toBe(404);
  expect((await visitor.get(`/projects/${other.projectId}/files`)).status).toBe(404);
  expect((await visitor.get(`/versions/${other.versionId}/source`)).status).toBe(404);
});

test('a file is renamed, split and put back by forms', async () => {
  const of = await specimen();
  const second = await insertVersion(db, of.projectId, ['other'], { fileId: of.fileId, number: 2 });
  const visitor = visit(operatorOf(of.projectId));
  const lineage = `/files/${of.fileId}/lineage`;
  await visitor.get(lineage);
  await visitor.submit(`${lineage}/renames`, { name: 'New name.docx' });
  expect((await visitor.follow()).text).toContain('Renamed from “manual.docx” to “New name.docx”');
  const everything = await visitor.submit(`${lineage}/splits`, {
    versions: [of.versionId, second.versionId],
  });
  expect(everything.html).toContain('field-error');
  await visitor.get(lineage);
  await visitor.submit(`${lineage}/splits`, { versions: second.versionId });
  const made = await visitor.follow();
  expect(made.text).toContain('Versions split off');
  await visitor.get(lineage);
  const { rows } = await sql<{ id: string }>`select id from lineage_operations
    where project_id = ${of.projectId} and kind = 'split'`.execute(db);
  await visitor.submit(`${lineage}/undoings`, { operationId: rows[0]!.id });
  expect((await visitor.follow()).text).toContain('Everything is as it was before.');
  expect((await visit(reviewerOf(of.projectId)).get(lineage)).html).not.toContain(
    '<form method="post" action="/files',
  );
});

test('changes are shown word by word, and can be narrowed', async () => {
  const of = await specimen(['The tenant pays the rent.', 'This stays as it is.']);
  await insertVersion(db, of.projectId, ['The tenant pays the whole rent.', 'This stays as it is.'], {
    ...{ fileId: of.fileId, number: 2 },
  });
  const visitor = visit(reviewerOf(of.projectId));
  const all = await visitor.get(`/files/${of.fileId}/changes`);
  expect(all.html).toMatch(/<ins>.*whole/);
  const german = await visitor.get(`/files/${of.fileId}/changes`, { 'accept-language': 'de' });
  expect(german.text).toMatch(/Absatz \d/);
  expect(german.text).not.toContain('paragraph');
  const same = await visitor.get(`/files/${of.fileId}/changes?from=1&to=2&kind=unchanged`);
  expect(same.text).toContain('This stays as it is.');
  expect(same.text).not.toContain('tenant');
  expect((await visitor.get(`/files/${of.fileId}/changes?from=1&to=9`)).text).toContain(
    'There is no such version',
  );
});
