import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { transact } from '#domain/audit';
import { systemActor } from '#domain/context';
import { sumTallies } from '#domain/runs/records';
import { editTarget, insertTargets, updateCheckedTargets } from '#domain/runs/targets';
import { insertProject, insertRunOf, insertVersion } from '#test/runs';
import { testServices } from '#test/services';

const services = await testServices();
const { db } = services;
const admin = systemActor('tests');

/** Counted anew, target by target. */
async function recount(runId: string): Promise<unknown[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select t.*, s.words from targets t join runs r on r.id = t.run_id
    join segments s on s.extraction_id = r.extraction_id and s.position = t.position
    where t.run_id = ${runId}`.execute(db);
  const groups = new Map<string, Record<string, number>>();
  for (const row of rows) {
    const offered = row.offered as { findings: string[]; codesRepaired: boolean } | null;
    const codes = [...new Set(offered?.findings ?? (row.finding_codes as string[]))].sort();
    const key = JSON.stringify([
      ...[row.result_source, row.review_status, row.provider, row.model],
      String(row.result_source).startsWith('memory') ? Math.floor(row.score as number) : null,
      ...[row.currency, offered !== null, offered?.codesRepaired ?? row.codes_repaired],
      row.provider ? codes : codes.filter((code) => code === 'segment-untranslated'),
    ]);
    const sums = groups.get(key) ?? { segments: 0, words: 0, points: 0, price: 0 };
    sums.segments! += 1;
    sums.words! += row.words as number;
    sums.points! += row.review_status === 'approved' ? 100 - ((row.kept as number | null) ?? 100) : 0;
    sums.price! += Number(row.price ?? 0);
    groups.set(key, sums);
  }
  return [...groups].map(([key, sums]) => [key, sums]).sort();
}

async function tallied(runId: string): Promise<unknown[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select result_source, review_status, provider, model, score, currency, is_edited, codes_repaired, finding_codes,
      sum(segments)::integer as segments, sum(words)::integer as words, sum(points)::integer as points,
      coalesce(sum(price), 0)::double precision as price
    from run_tallies where run_id = ${runId} and result_source is not null
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(segments) <> 0`.execute(db);
  return rows
    .map(({ segments, words, points, price, ...key }) => [
      JSON.stringify(Object.values(key)),
      { segments, words, points, price },
    ])
    .sort();
}

const countRows = async (runId: string) =>
  (await sql`select from run_tallies where run_id = ${runId}`.execute(db)).rows.length;

const texts = ['one', 'two words', 'three words here', 'four', 'five five', 'six'];
const blank = {
  verificationState: 'pending',
  reviewStatus: 'required',
  isRepetition: false,
  codesRepaired: false,
};
const target = (position: number, more: object = {}) => ({
  ...{ ...blank, position, items: [{ kind: 'text' as const, text: `Wort ${position}` }] },
  ...{
    resultSource: 'provider',
    provider: 'llm',
    model: 'a',
    price: 0.25,
    currency: 'EUR',
    findingCodes: [],
  },
  ...more,
});

async function runWithout() {
  const project = await insertProject(db);
  const version = await insertVersion(db, project.projectId, texts);
  return insertRunOf(db, { ...version, ...project });
}

test('what reports add up equals a recount whatever is done with targets', async () => {
  const runId = await runWithout();
  const stamp = { by: 'tests', now: new Date() };
  const isEqual = async () => expect(await tallied(runId)).toEqual(await recount(runId));
  const all = [
    target(0, { findingCodes: ['number-missing', 'number-missing', 'code-missing'] }),
    target(1, { codesRepaired: true, model: undefined }),
    target(2, {
      resultSource: 'memory_fuzzy',
      provider: undefined,
      score: 84.9,
      price: undefined,
      currency: undefined,
    }),
    target(3, {
      resultSource: 'passthrough',
      provider: undefined,
      findingCodes: ['segment-untranslated', 'other'],
    }),
  ];
  await insertTargets(db, runId, all, stamp);
  await insertTargets(db, runId, [...all, target(4)], stamp);
  await isEqual();
  expect(await recount(runId)).toHaveLength(5);
  const checked = {
    position: 1,
    verificationState: 'warned',
    reviewStatus: 'not_required',
    findingCodes: ['spelling'],
  };
  await updateCheckedTargets(db, runId, [checked, { ...checked, position: 4 }], stamp);
  await isEqual();
  for (const [position, text] of [
    [0, 'Ganz anders'],
    [2, 'Auch anders'],
  ] as const)
    await transact(services, admin, (context) =>
      editTarget(context, { runId, position, text, revision: 1, approve: true }, {} as never),
    );
  await isEqual();
  const rows = await countRows(runId);
  await sumTallies(db, runId);
  expect(await countRows(runId)).toBeLessThan(rows);
  await isEqual();
  await sql`delete from targets where run_id = ${runId} and position < 2`.execute(db);
  await isEqual();
  expect(await tallied(runId)).toHaveLength(3);
  await sql`delete from runs where id = ${runId}`.execute(db);
  expect(await countRows(runId)).toBe(0);
});

test('targets that were there before their segments count from then on, and stay counted when texts are deleted', async () => {
  const runId = await runWithout();
  const { rows } = await sql<{ id: string }>`
    select extraction_id as id from runs where id = ${runId}`.execute(db);
  const setExtraction = (id: string | null) =>
    sql`update runs set extraction_id = ${id} where id = ${runId}`.execute(db);
  await sql`delete from run_tallies`.execute(db);
  await setExtraction(null);
  await insertTargets(db, runId, [target(0), target(2)], { by: 'tests', now: new Date() });
  expect(await countRows(runId)).toBe(0);
  await setExtraction(rows[0]!.id);
  const counted = await tallied(runId);
  expect(counted).toEqual(await recount(runId));
  const whole = sql`select segments, words from run_tallies where run_id = ${runId} and result_source is null`;
  expect((await whole.execute(db)).rows).toEqual([{ segments: 6, words: 10 }]);
  await setExtraction(null);
  await sql`delete from targets where run_id = ${runId}`.execute(db);
  expect(await tallied(runId)).toEqual(counted);
});

test('those who write targets of one run at once wait for nobody, and rows are summed up meanwhile', async () => {
  const runId = await runWithout();
  const stamp = { by: 'tests', now: new Date() };
  await insertTargets(
    db,
    runId,
    texts.map((_, position) => target(position)),
    stamp,
  );
  const approve = (position: number) => (trx: typeof db) =>
    sql`update targets set review_status = 'approved' where run_id = ${runId} and position = ${position}`.execute(
      trx,
    );
  await db.transaction().execute(async (one) => {
    await approve(0)(one);
    await db.transaction().execute(approve(1));
    await sumTallies(db, runId);
  });
  expect(await tallied(runId)).toEqual(await recount(runId));
  expect(await tallied(runId)).toHaveLength(2);
});
