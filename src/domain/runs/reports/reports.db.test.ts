import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { reading } from '#domain/audit';
import { type Actor, type Context, systemActor } from '#domain/context';
import { newId } from '#platform/database';
import { insertProject, insertRunOf, insertVersion, reviewerOf, routeCaller, type Shown } from '#test/runs';
import { testServices } from '#test/services';
import { reportRoutes } from './api.ts';

const services = await testServices();
const call = routeCaller<Context>(reportRoutes);
const read = (actor: Actor, operationId: string, scope: object, query: object = {}) =>
  call(reading(services, actor), operationId, { query: { ...scope, ...query } });

async function specimen() {
  const project = await insertProject(services.db);
  const version = await insertVersion(services.db, project.projectId, ['one two', 'three', 'four five six']);
  const of = { ...version, ...project };
  const target = (text: string, reviewStatus: string, resultSource = 'provider') => ({
    text,
    reviewStatus,
    resultSource,
    ...(resultSource === 'provider' && { provider: 'llm', model: 'm1' }),
    ...(resultSource === 'memory_exact' && { score: 97.5 }),
  });
  const old = await insertRunOf(services.db, of, [target('a', 'approved', 'human')], { state: 'failed' });
  const german = await insertRunOf(services.db, of, [
    target('a', 'approved'),
    target('b', 'required', 'memory_exact'),
  ]);
  const french = await insertRunOf(
    services.db,
    of,
    [target('a', 'not_required'), target('b', 'not_required'), target('c', 'not_required')],
    { state: 'delivered', targetLanguage: 'fr', createdAt: new Date('2026-02-01T00:00:00Z') },
  );
  return { ...of, old, german, french, reviewer: reviewerOf(project.projectId) };
}

async function insertCalls(runId: string, connectionId: string, calls: object[], workedAt: string) {
  await sql`insert into run_portions (run_id, epoch, number, positions, state, connection_id, calls, worked_at)
    values (${runId}, 1, (select count(*) from run_portions), '{}', 'done', ${connectionId},
      ${JSON.stringify(calls)}, ${workedAt})`.execute(services.db);
}

const asked = {
  provider: 'openai',
  model: 'm1',
  characters: 100,
  milliseconds: 5,
  attempts: 2,
  inputTokens: 10,
};

test('coverage counts the newest run of each file and language', async () => {
  const { reviewer, projectId } = await specimen();
  const { items, next } = await read(reviewer, 'reportCoverage', { projectId });
  expect(items).toEqual([
    {
      group: projectId,
      name: expect.stringMatching(/^p-/),
      total: { segments: 6, words: 12 },
      untranslated: { segments: 1, words: 3 },
      unanswered: { segments: 0, words: 0 },
      delivered: { segments: 3, words: 6 },
      byResultSource: { provider: { segments: 4, words: 8 }, memory_exact: { segments: 1, words: 1 } },
      byReviewStatus: {
        approved: { segments: 1, words: 2 },
        required: { segments: 1, words: 1 },
        not_required: { segments: 3, words: 6 },
      },
      byMatchBand: { '95-99': { segments: 1, words: 1 } },
      byModel: { 'llm · m1': { segments: 4, words: 8 } },
    },
  ]);
  expect(next).toBeNull();
});

test('coverage by language, file and time, page by page', async () => {
  const { reviewer, projectId, fileId } = await specimen();
  const first = await read(reviewer, 'reportCoverage', { projectId }, { groupBy: 'language', limit: 1 });
  expect(first.items.map(({ group }: Shown) => group)).toEqual(['de']);
  const second = await read(
    reviewer,
    'reportCoverage',
    { projectId },
    { groupBy: 'language', cursor: first.next },
  );
  expect(second).toMatchObject({ items: [{ group: 'fr', total: { segments: 3 } }], next: null });
  const later = await read(
    reviewer,
    'reportCoverage',
    { projectId },
    { groupBy: 'month', from: '2026-01-10T00:00:00Z' },
  );
  expect(later.items.map(({ group }: Shown) => group)).toEqual(['2026-02']);
  const all = await read(reviewer, 'reportCoverage', { projectId }, { groupBy: 'file', fileId, runs: 'all' });
  expect(all.items).toMatchObject([{ group: fileId, total: { segments: 9 } }]);
});

test('costs add up calls by what is asked for, in each currency', async () => {
  const { reviewer, projectId, german, french } = await specimen();
  const [one, two] = [newId(), newId()];
  await insertCalls(german, one, [{ ...asked, price: 0.5, currency: 'EUR' }, asked], '2026-03-01T10:00:00Z');
  await insertCalls(
    french,
    two,
    [{ ...asked, model: 'm2', price: 2, currency: 'EUR' }],
    '2026-03-02T10:00:00Z',
  );
  const { costs } = await read(reviewer, 'reportCosts', { projectId });
  expect(costs).toEqual([
    {
      keys: { connection: two, provider: 'openai', model: 'm2' },
      names: { connection: null },
      currency: 'EUR',
      calls: 1,
      attempts: 2,
      inputTokens: 10,
      outputTokens: 0,
      characters: 100,
      price: 2,
    },
    expect.objectContaining({
      keys: { connection: one, provider: 'openai', model: 'm1' },
      calls: 1,
      price: 0.5,
    }),
    expect.objectContaining({ currency: null, price: null }),
  ]);
  const byDay = await read(
    reviewer,
    'reportCosts',
    { projectId },
    { groupBy: 'day', from: '2026-03-02T00:00:00Z' },
  );
  expect(byDay.costs).toMatchObject([{ keys: { day: '2026-03-02' }, price: 2 }]);
});

test('a connection of the house does not tell what other projects spend', async () => {
  const { reviewer, projectId } = await specimen();
  const own = newId();
  for (const [id, of] of [
    [own, projectId],
    [newId(), null],
  ] as const) {
    await sql`insert into connections (id, project_id, name, settings, created_at, updated_at)
      values (${id}, ${of}, ${id}, '{}', now(), now())`.execute(services.db);
    await sql`insert into connection_spending (connection_id, day, currency, price, calls)
      values (${id}, '2026-03-01', 'EUR', 3.5, 4)`.execute(services.db);
  }
  const { connections } = await read(reviewer, 'reportCosts', { projectId });
  expect(connections).toEqual([{ connectionId: own, name: own, currency: 'EUR', price: 3.5, calls: 4 }]);
});

test('reports of other projects do not exist, and those of all projects are of one’s own', async () => {
  const { projectId, reviewer: owner } = await specimen();
  const { reviewer: stranger, projectId: own } = await specimen();
  for (const { operationId } of reportRoutes) {
    for (const id of [projectId, newId()])
      await expect(read(stranger, operationId, { projectId: id })).rejects.toMatchObject({
        code: 'project-unknown',
      });
    const [mine, all] = [
      await read(stranger, operationId, { projectId: own }),
      await read(stranger, operationId, {}),
    ];
    expect(all, operationId).toEqual(mine);
  }
  const both: Actor = { ...owner, projects: new Map([projectId, own].map((id) => [id, 'reviewer'])) };
  const groups = (await read(both, 'reportCoverage', {})).items.map(({ group }: Shown) => group);
  expect(groups).toEqual([projectId, own].sort());
  const house = (await read(systemActor('tests'), 'reportCoverage', {}, { limit: 200 })).items;
  expect(house.map(({ group }: Shown) => group)).toEqual(expect.arrayContaining([projectId, own]));
});
