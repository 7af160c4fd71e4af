import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { reading } from '#domain/audit';
import type { Actor, Context } from '#domain/context';
import { insertProject, insertRunOf, insertVersion, reviewerOf, routeCaller, type Shown } from '#test/runs';
import { testServices } from '#test/services';
import { comparisonRoutes } from './api.ts';

const services = await testServices();
const call = routeCaller<Context>(comparisonRoutes);
const read = (actor: Actor, operationId: string, runId: string, otherRunId: string, query: object = {}) =>
  call(reading(services, actor), operationId, { params: { runId, otherRunId }, query: { ...query } });

const texts = ['Open the valve slowly', 'Wait', 'Close <1>all</1> valves now', 'Remove the cover'];

async function specimen() {
  const project = await insertProject(services.db);
  const version = { ...(await insertVersion(services.db, project.projectId, texts)), ...project };
  const first = await insertRunOf(services.db, version, [
    { text: 'Ventil öffnen', provider: 'pseudo' },
    { text: 'Warten', verificationState: 'failed', findingCodes: ['number-missing'] },
    { text: '<1>Alle</1> Ventile schließen', reviewStatus: 'approved' },
  ]);
  const second = await insertRunOf(services.db, version, [
    { text: 'Das Ventil öffnen', provider: 'apertium' },
    { text: 'Warten' },
    { text: '<1>Alle</1> Ventile schließen', resultSource: 'carried_over' },
  ]);
  return { ...project, version, first, second, reviewer: reviewerOf(project.projectId) };
}

test('runs of one extraction stand side by side by position', async () => {
  const { reviewer, first, second } = await specimen();
  const page = await read(reviewer, 'compareRuns', first, second, { limit: 2 });
  expect(page.items).toMatchObject([
    { number: 0, change: 'unchanged', changedText: true, before: { target: { text: 'Ventil öffnen' } } },
    { number: 1, changedText: false, after: { source: 'Wait', target: { text: 'Warten' } } },
  ]);
  const rest = await read(reviewer, 'compareRuns', first, second, { cursor: page.next });
  expect(rest.items.map(({ number }: Shown) => number)).toEqual([2, 3]);
  expect(rest.items[1]).toMatchObject({ before: { target: null }, after: { target: null } });
  expect(rest.next).toBeNull();
});

test.each([
  [{ changedText: 'true' }, [0]],
  [{ verificationState: 'failed' }, [1]],
  [{ verificationState: 'failed', side: 'after' }, []],
  [{ resultSource: 'carried_over' }, [2]],
  [{ resultSource: 'carried_over', side: 'before' }, []],
  [{ provider: 'apertium' }, [0]],
  [{ provider: 'apertium', verificationState: 'failed' }, []],
  [{ reviewStatus: 'approved' }, [2]],
  [{ finding: 'number-missing' }, [1]],
  [{ change: 'edited' }, []],
])('chooses segments by %j', async (query, numbers) => {
  const { reviewer, first, second } = await specimen();
  const { items } = await read(reviewer, 'compareRuns', first, second, query);
  expect(items.map(({ number }: Shown) => number)).toEqual(numbers);
});

test('counts what each filter chooses', async () => {
  const { reviewer, first, second } = await specimen();
  const counts = await read(reviewer, 'countComparison', first, second);
  expect(counts).toMatchObject({
    changedText: [
      { value: 'false', before: 3 },
      { value: 'true', before: 1 },
    ],
    verificationState: [
      { value: 'failed', before: 1, after: 0 },
      { value: 'passed', before: 2, after: 3 },
    ],
    provider: [
      { value: 'apertium', before: 0, after: 1 },
      { value: 'pseudo', before: 1, after: 0 },
    ],
    finding: [{ value: 'number-missing', before: 1, after: 0 }],
  });
});

test('versions are aligned once: moved, edited, new and removed segments are told', async () => {
  const { reviewer, first, version } = await specimen();
  const later = [texts[1]!, 'Open the valve very slowly', 'Read this first', texts[2]!];
  const next = await insertVersion(services.db, version.projectId, later, {
    fileId: version.fileId,
    number: 2,
  });
  const other = await insertRunOf(services.db, { ...next, policyId: version.policyId }, [{ text: 'Warten' }]);
  const { items } = await read(reviewer, 'compareRuns', first, other);
  const changes = items.map(({ change, before, after }: Shown) => [
    change,
    before?.position,
    after?.position,
  ]);
  expect(changes).toContainEqual(['unchanged', 1, 0]);
  expect(changes).toContainEqual(['unchanged', 2, 3]);
  expect(changes).toContainEqual(['removed', 3, undefined]);
  expect(changes.filter(([change]: Shown) => change === 'new').length).toBeGreaterThan(0);
  const again = await read(reviewer, 'compareRuns', first, other);
  expect(again.items).toEqual(items);
  const { rows } = await sql<{ kept: number }>`select count(*)::integer as kept from alignments
    where after_extraction_id = ${next.extractionId}`.execute(services.db);
  expect(rows[0]!.kept).toBe(items.length);
});

test('runs of different files, and runs without segments, are not compared', async () => {
  const { reviewer, first, version } = await specimen();
  const file = await insertVersion(services.db, version.projectId, ['A']);
  const other = await insertRunOf(services.db, { ...file, policyId: version.policyId });
  await expect(read(reviewer, 'compareRuns', first, other)).rejects.toMatchObject({
    code: 'comparison-files-differ',
  });
  const early = await insertRunOf(services.db, version);
  await sql`update runs set extraction_id = null where id = ${early}`.execute(services.db);
  await expect(read(reviewer, 'compareRuns', first, early)).rejects.toMatchObject({
    code: 'comparison-too-early',
  });
});

test('a run of another project does not exist, on either side', async () => {
  const { reviewer, first } = await specimen();
  const { first: foreign } = await specimen();
  for (const pair of [
    [first, foreign],
    [foreign, first],
  ] as const)
    for (const operation of ['compareRuns', 'countComparison'])
      await expect(read(reviewer, operation, ...pair)).rejects.toMatchObject({
        code: 'run-unknown',
        status: 404,
      });
});

test('pages stay quick at 50,000 segments, wherever they begin and however few a filter chooses', async () => {
  const { reviewer, version, first, second } = await specimen();
  const { rows } = await sql<{ id: string }>`
    insert into extractions (id, version_id, digest, source_language, options, segment_count, word_count, coverage, findings, created_at)
    values (gen_random_uuid(), ${version.versionId}, 'long', 'en', '{}', 50000, 50000, '{}', '[]', now()) returning id`.execute(
    services.db,
  );
  const extractionId = rows[0]!.id;
  await sql`insert into segments (extraction_id, position, segment_id, part, place, source, plain, hash, words)
    select ${extractionId}, n, 's' || n, 'p', 'q', '{"items": [], "codes": []}', 'text ' || n, n, 2 from generate_series(0, 49999) n`.execute(
    services.db,
  );
  await sql`delete from targets where run_id in (${first}, ${second})`.execute(services.db);
  await sql`update runs set extraction_id = ${extractionId} where id in (${first}, ${second})`.execute(
    services.db,
  );
  await sql`insert into targets (run_id, position, target, plain, result_source, updated_by, updated_at)
    select id, n, '[]', 'text ' || n, 'provider', 'test', now()
    from runs, generate_series(0, 49999) n where runs.id in (${first}, ${second})`.execute(services.db);
  await sql`analyze segments, targets`.execute(services.db);
  const time = async (query: object) => {
    const begun = performance.now();
    const page = await read(reviewer, 'compareRuns', first, second, query);
    return { milliseconds: performance.now() - begun, items: page.items.length };
  };
  const cursor = Buffer.from('49000').toString('base64url');
  await time({});
  const early = await time({ limit: 200 });
  expect(early.items).toBe(200);
  const late = await time({ limit: 200, cursor });
  expect(late.items).toBe(200);
  expect(late.milliseconds).toBeLessThan(10 * early.milliseconds);
  const rare = await time({ verificationState: 'failed' });
  expect(rare.items).toBe(0);
  expect(rare.milliseconds).toBeLessThan(100 * early.milliseconds);
});
