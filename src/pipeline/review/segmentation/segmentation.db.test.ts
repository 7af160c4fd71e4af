import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { reading, transact } from '#domain/audit';
import type { Actor, Context } from '#domain/context';
import { insertBlocks } from '#domain/files/outline';
import { findPolicy } from '#domain/projects';
import { proposalRoutes } from '#domain/projects/proposals';
import { segmenterFromOptions } from '#engine/segmentation';
import { insertProject, insertRunOf, insertVersion, operatorOf, reviewerOf, routeCaller } from '#test/runs';
import { testServices } from '#test/services';
import { boundaryRoutes } from './api.ts';
import { listCuts } from './list-cuts.ts';

const services = await testServices();
const { db } = services;
const call = routeCaller<Context>([...boundaryRoutes, ...proposalRoutes]);
const write = (actor: Actor, operationId: string, input: Parameters<typeof call>[2]) =>
  transact(services, actor, (context) => call(context, operationId, input));
const read = (actor: Actor, operationId: string, input: Parameters<typeof call>[2]) =>
  call(reading(services, actor), operationId, input);

const body = { part: '/word/document.xml', area: 'body' };

/** Two documents; in the first, paragraph 1 has two segments, and paragraph 4 two that a tab parts. */
async function specimen() {
  const project = await insertProject(db);
  const texts = [
    'See Absch.',
    'Two here.',
    'Open it; then wait; go on.',
    'Go to Absch. three; now.',
    'Left.',
    'Right.',
  ];
  const version = { ...(await insertVersion(db, project.projectId, texts)), ...project };
  await sql`delete from extraction_blocks where extraction_id = ${version.extractionId}`.execute(db);
  await insertBlocks(db, version.extractionId, [
    { number: 0, firstPosition: 0, segmentCount: 2, body },
    { number: 1, segmentCount: 0, body: { ...body, fixed: '***' } },
    { number: 2, firstPosition: 2, segmentCount: 1, body },
    { number: 3, firstPosition: 3, segmentCount: 1, body },
    { number: 4, firstPosition: 4, segmentCount: 2, body: { ...body, gaps: ['', '\t', ''] } },
  ]);
  const other = await insertVersion(db, project.projectId, ['Close it; leave.', 'It; said she.', 'Nothing.']);
  const runId = await insertRunOf(db, version, [{ text: 'Siehe Absch.' }]);
  const { projectId } = project;
  return { projectId, runId, other, reviewer: reviewerOf(projectId), operator: operatorOf(projectId) };
}

test('offers rules with the places they would change, here and in other documents', async () => {
  const { runId, reviewer } = await specimen();
  const split = await read(reviewer, 'listSegmentationOptions', {
    params: { runId, position: '2' },
    query: { kind: 'split', at: '9' },
  });
  expect(split.items).toEqual([
    {
      scope: 'exact',
      rule: { break: true, before: '\\bit;', after: '\\s+then' },
      places: { run: 1, others: 0, versions: 1, isPartial: false },
    },
    {
      scope: 'word',
      rule: { break: true, before: '\\bit;', after: '\\s+' },
      places: { run: 1, others: 1, versions: 1, isPartial: false },
    },
    {
      scope: 'mark',
      rule: { break: true, before: ';', after: '\\s+' },
      places: { run: 3, others: 2, versions: 1, isPartial: false },
    },
  ]);
  const join = await read(reviewer, 'listSegmentationOptions', {
    params: { runId, position: '0' },
    query: { kind: 'join' },
  });
  expect(join.items.map(({ scope, places }: { scope: string; places: object }) => [scope, places])).toEqual([
    ['exact', { run: 1, others: 0, versions: 1, isPartial: false }],
    ['word', { run: 1, others: 0, versions: 1, isPartial: false }],
  ]);
});

test.each([
  ['1', { kind: 'join' }],
  ['4', { kind: 'join' }],
  ['5', { kind: 'join' }],
  ['2', { kind: 'split', at: '999' }],
  ['2', { kind: 'split' }],
])('refuses at %s with %j what no rule can change', async (position, query) => {
  const { runId, reviewer } = await specimen();
  await expect(
    read(reviewer, 'listSegmentationOptions', { params: { runId, position }, query }),
  ).rejects.toMatchObject({ code: 'boundary-out-of-reach' });
});

test('an accepted rule is part of a new policy and cuts by it; the segments of the run stay', async () => {
  const { projectId, runId, reviewer, operator } = await specimen();
  const propose = (position: number, body: object) =>
    write(reviewer, 'proposeSegmentation', { params: { runId, position }, body });
  const join = await propose(0, { kind: 'join', scope: 'word' });
  const split = await propose(2, { kind: 'split', at: 9, scope: 'mark' });
  expect(join).toMatchObject({ state: 'open', before: 'See Absch. ', after: 'Two here.', language: 'en' });
  await expect(
    write(reviewer, 'acceptSegmentationProposal', { params: { proposalId: join.id } }),
  ).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(
    write(operatorOf(), 'acceptSegmentationProposal', { params: { proposalId: join.id } }),
  ).rejects.toMatchObject({ code: 'proposal-unknown' });
  await write(operator, 'acceptSegmentationProposal', { params: { proposalId: join.id } });
  const accepted = await write(operator, 'acceptSegmentationProposal', { params: { proposalId: split.id } });
  expect(accepted.version).toBe(3);
  const policy = await findPolicy(reading(services, operator), accepted.policyId);
  const { findBreaks } = segmenterFromOptions('en', policy.body.content);
  expect(findBreaks('See Absch. Two here. Open it; then wait.')).toEqual([21, 30]);
  const { rows } = await sql<{ count: number }>`select segment_count as count from extractions e join runs r
    on r.extraction_id = e.id where r.id = ${runId}`.execute(db);
  expect(rows[0]!.count).toBe(6);
  await expect(
    write(operator, 'refuseSegmentationProposal', {
      params: { proposalId: split.id },
      body: { reason: 'no' },
    }),
  ).rejects.toMatchObject({ code: 'proposal-decided' });
  const { items } = await read(reviewer, 'listSegmentationProposals', {
    params: { projectId },
    query: { state: 'accepted' },
  });
  expect(items.map(({ policyId }: { policyId: string }) => policyId)[0]).toBe(accepted.policyId);
  const audit = await sql<{ action: string }>`select action from audit_entries where project_id = ${projectId}
    order by sequence`.execute(db);
  expect(audit.rows.map(({ action }) => action)).toEqual([
    'projects.propose-rule',
    'projects.propose-rule',
    'projects.change-policy',
    'projects.accept-proposal',
    'projects.change-policy',
    'projects.accept-proposal',
  ]);
});

test('a refused rule keeps its reason and changes nothing', async () => {
  const { projectId, runId, reviewer, operator } = await specimen();
  const { id } = await write(reviewer, 'proposeSegmentation', {
    params: { runId, position: 2 },
    body: { kind: 'split', at: 9 },
  });
  await write(operator, 'refuseSegmentationProposal', {
    params: { proposalId: id },
    body: { reason: 'Too broad.' },
  });
  const { items } = await read(reviewer, 'listSegmentationProposals', { params: { projectId } });
  expect(items[0]).toMatchObject({ state: 'refused', reason: 'Too broad.', policyId: null, scope: 'exact' });
  const { rows } = await sql`select 1 from policies where project_id = ${projectId}`.execute(db);
  expect(rows).toHaveLength(1);
});

test('offers cuts behind blanks and, without them, behind punctuation', () => {
  expect(listCuts('One; two  three', 10)).toEqual([5, 10]);
  expect(listCuts('请打开阀门：等待。', 10)).toEqual([6]);
  expect(listCuts('Word', 10)).toEqual([]);
});
