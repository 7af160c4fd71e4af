import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { reading, transact } from '#domain/audit';
import type { Actor, Context } from '#domain/context';
import { targetRoutes } from '#domain/runs/targets';
import { insertProject, insertRunOf, insertVersion, reviewerOf, routeCaller, type Shown } from '#test/runs';
import { testServices } from '#test/services';
import { replacementRoutes } from './api.ts';

const services = await testServices();
const routes = [...replacementRoutes, ...targetRoutes({ onReviewed: async () => {} })];
const call = routeCaller<Context>(routes);

const write = (actor: Actor, operationId: string, input: Parameters<typeof call>[2]) =>
  transact(services, actor, (context) => call(context, operationId, input));
const read = (actor: Actor, operationId: string, input: Parameters<typeof call>[2]) =>
  call(reading(services, actor), operationId, input);

async function specimen(state = 'in_review') {
  const project = await insertProject(services.db);
  const texts = ['Open the <1>valve</1>', 'Close the valve', 'The valves', 'Valve 100%', 'Pump'];
  const version = { ...(await insertVersion(services.db, project.projectId, texts)), ...project };
  const targets = [
    { text: 'Die Klap<1>pe</1> und die <1>Klappe</1> öffnen', reviewStatus: 'approved' },
    { text: 'Die Klappe schließen', reviewStatus: 'not_required', findingCodes: ['term-wrong'] },
    { text: 'Die Klappen', reviewStatus: 'rejected' },
    { text: 'klappe 100%' },
  ];
  targets[0]!.text = 'Die <1>Klap</1>pe: Klappe öffnen';
  const runId = await insertRunOf(services.db, version, targets, { state });
  return { runId, params: { runId }, reviewer: reviewerOf(project.projectId) };
}

const search = { find: 'Klappe', replaceWith: '<1>Ventil</1>' };

test('shows what would change, page by page, and changes nothing', async () => {
  const { params, reviewer } = await specimen();
  const first = await read(reviewer, 'findReplacements', { params, query: { ...search, limit: '2' } });
  expect(
    first.items.map((item: Shown) => [item.before.position, item.after, item.replaced, item.acrossCodes]),
  ).toEqual([
    [0, 'Die <1>Klap</1>pe: &lt;1>Ventil&lt;/1> öffnen', 1, 1],
    [1, 'Die &lt;1>Ventil&lt;/1> schließen', 1, 0],
  ]);
  const second = await read(reviewer, 'findReplacements', {
    params,
    query: { ...search, cursor: first.next },
  });
  expect(second.items.map(({ before }: Shown) => before.position)).toEqual([2, 3]);
  expect(second.next).toBeNull();
  expect(first.items[0].before.target.revision).toBe(1);
});

test.each([
  [{ wholeWords: 'true' }, [0, 1, 3]],
  [{ matchCase: 'true', wholeWords: 'true' }, [0, 1]],
  [{ source: 'CLOSE' }, [1]],
  [{ reviewStatus: 'rejected' }, [2]],
  [{ find: '0%' }, [3]],
  [{ find: '_' }, []],
])('finds by %j', async (query, positions) => {
  const { params, reviewer } = await specimen();
  const { items } = await read(reviewer, 'findReplacements', { params, query: { ...search, ...query } });
  expect(items.map(({ before }: Shown) => before.position)).toEqual(positions);
});

test('replaces what was chosen as a person would, leaves what changed meanwhile, and tells', async () => {
  const { runId, params, reviewer } = await specimen();
  await write(reviewer, 'editTarget', {
    params: { runId, position: 1 },
    body: { text: 'Die Klappe zumachen' },
    revision: 1,
  });
  const chosen = [0, 1, 2, 4].map((position) => ({ position, revision: 1 }));
  const body = { find: 'Klappe', replaceWith: 'Ventil', chosen };
  expect(await write(reviewer, 'replaceInTargets', { params, body })).toEqual({
    replaced: 2,
    left: [
      { position: 1, reason: 'changed' },
      { position: 4, reason: 'changed' },
    ],
  });
  const { rows } =
    await sql`select plain, review_status as status, verification_state as state, result_source as source,
    revision from targets where run_id = ${runId} order by position`.execute(services.db);
  expect(rows).toEqual([
    {
      plain: 'Die Klappe: Ventil öffnen',
      status: 'in_review',
      state: 'pending',
      source: 'human',
      revision: 2,
    },
    { plain: 'Die Klappe zumachen', status: 'not_required', state: 'pending', source: 'human', revision: 2 },
    { plain: 'Die Ventiln', status: 'in_review', state: 'pending', source: 'human', revision: 2 },
    { plain: 'klappe 100%', status: 'required', state: 'passed', source: 'provider', revision: 1 },
  ]);
  const { history } = await read(reviewer, 'getTarget', { params: { runId, position: 0 } });
  expect(history.map(({ text, reason }: Shown) => [text, reason])).toEqual([
    ['Die <1>Klap</1>pe: Ventil öffnen', '“Klappe” → “Ventil”'],
    ['Die <1>Klap</1>pe: Klappe öffnen', null],
  ]);
  const audit = await sql`select action, after from audit_entries where subject_id = ${runId}`.execute(
    services.db,
  );
  expect(audit.rows).toEqual([{ action: 'runs.replace-in-targets', after: { left: 2, replaced: 2 } }]);
});

test('replaces everywhere that a filter chooses, but never empties a target or touches a code', async () => {
  const { params, reviewer } = await specimen();
  const everywhere = (body: object) => write(reviewer, 'replaceInTargets', { params, body });
  expect(await everywhere({ find: 'klappe 100%' })).toEqual({
    replaced: 0,
    left: [{ position: 3, reason: 'empty' }],
  });
  expect(await everywhere({ find: 'ape', replaceWith: 'x' })).toEqual({ replaced: 0, left: [] });
  expect(await everywhere({ find: 'appe:', replaceWith: 'x' })).toEqual({
    replaced: 0,
    left: [{ position: 0, reason: 'across_codes' }],
  });
  expect(await everywhere({ find: 'Klappe', replaceWith: 'Ventil', reviewStatus: 'required' })).toEqual({
    replaced: 1,
    left: [],
  });
});

test('is refused while the run works, to strangers, and with characters that no document holds', async () => {
  const { params, reviewer } = await specimen();
  const body = { find: 'a', replaceWith: 'b\u0000' };
  await expect(write(reviewer, 'replaceInTargets', { params, body })).rejects.toMatchObject({
    code: 'target-characters',
  });
  const stranger = reviewerOf();
  await expect(write(stranger, 'replaceInTargets', { params, body })).rejects.toMatchObject({
    code: 'run-unknown',
  });
  const busy = await specimen('running');
  await expect(
    write(busy.reviewer, 'replaceInTargets', { params: busy.params, body: { find: 'a' } }),
  ).rejects.toMatchObject({ code: 'run-state' });
});
