import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { reading, transact } from '#domain/audit';
import type { Actor, Context } from '#domain/context';
import { hasUncheckedEdits, listTargetAuthors, targetRoutes } from '#domain/runs/targets';
import { insertProject, insertRunOf, insertVersion, reviewerOf, routeCaller, type Shown } from '#test/runs';
import { testServices } from '#test/services';
import { replacementRoutes } from './api.ts';

const services = await testServices();
const reviewed: string[] = [];
const hooks = {
  onReviewed: async (_: Context, runId: string) => {
    reviewed.push(runId);
  },
};
const routes = [...replacementRoutes(hooks), ...targetRoutes(hooks)];
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

test('what would write more than a process should hold is refused before it is written', async () => {
  const { params, reviewer } = await specimen();
  const many = 'e'.repeat(50_000);
  await sql`update targets set plain = ${many}, target = ${JSON.stringify([{ kind: 'text', text: many }])}::jsonb
    where run_id = ${params.runId} and position = 1`.execute(services.db);
  const body = { find: 'e', replaceWith: 'a'.repeat(1_000) };
  for (const ask of [
    () => read(reviewer, 'findReplacements', { params, query: body }),
    () => write(reviewer, 'replaceInTargets', { params, body }),
  ])
    await expect(ask()).rejects.toMatchObject({ code: 'replacements-too-many' });
  const few = { find: 'e', replaceWith: 'a'.repeat(100) };
  expect((await read(reviewer, 'findReplacements', { params, query: few })).items[1].replaced).toBe(50_000);
});

test('a target that would be too long to be edited stays as it is, and is named', async () => {
  const { params, reviewer } = await specimen();
  const setText = (position: number, text: string) =>
    sql`
    update targets set plain = ${text}, target = ${JSON.stringify([{ kind: 'text', text }])}::jsonb
    where run_id = ${params.runId} and position = ${position}`.execute(services.db);
  // With signs that marks are made of written out, as they are edited.
  await setText(1, `${'x'.repeat(99_990)} Klappe`);
  await setText(2, `${'x'.repeat(99_990)} Klappen`);
  await setText(3, `${'x'.repeat(100_010)} Klappe`);
  const body = { ...search, wholeWords: false };
  const shown = await read(reviewer, 'findReplacements', { params, query: { ...body, wholeWords: 'false' } });
  expect(shown.items.map(({ before, tooLong }: Shown) => [before.position, tooLong])).toEqual([
    [0, false],
    [1, true],
    [2, true],
    [3, true],
  ]);
  const found = await write(reviewer, 'replaceInTargets', { params, body });
  expect([found.replaced, found.left]).toEqual([
    1,
    [1, 2, 3].map((position) => ({ position, reason: 'too_long' })),
  ]);
  const shorter = { find: 'Klappe', replaceWith: 'Hahn' };
  expect((await write(reviewer, 'replaceInTargets', { params, body: shorter })).replaced).toBe(3);
});

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
    id: expect.any(String),
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
  expect(audit.rows).toEqual([
    {
      action: 'runs.replace-in-targets',
      after: { replacementId: expect.any(String), left: 2, replaced: 2 },
    },
  ]);
});

test('replaces everywhere that a filter chooses, but never empties a target or touches a code', async () => {
  const { params, reviewer } = await specimen();
  const everywhere = (body: object) => write(reviewer, 'replaceInTargets', { params, body });
  expect(await everywhere({ find: 'klappe 100%' })).toEqual({
    id: null,
    replaced: 0,
    left: [{ position: 3, reason: 'empty' }],
  });
  expect(await everywhere({ find: 'ape', replaceWith: 'x' })).toEqual({ id: null, replaced: 0, left: [] });
  expect(await everywhere({ find: 'appe:', replaceWith: 'x' })).toEqual({
    id: null,
    replaced: 0,
    left: [{ position: 0, reason: 'across_codes' }],
  });
  expect(await everywhere({ find: 'Klappe', replaceWith: 'Ventil', reviewStatus: 'required' })).toEqual({
    id: expect.any(String),
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

describe('taking a replacement back', () => {
  const stateOf = async (runId: string) =>
    (
      await sql<{ at: string }>`
        select concat_ws(' ', plain, review_status, verification_state, result_source, revision, offered is not null, kept,
          finding_codes, codes_repaired) as at
        from targets where run_id = ${runId} order by position`.execute(services.db)
    ).rows.map(({ at }) => at);

  async function replaced() {
    const made = await specimen();
    const before = await stateOf(made.runId);
    const body = { find: 'Klappe', replaceWith: 'Ventil' };
    const { id } = await write(made.reviewer, 'replaceInTargets', { params: made.params, body });
    return { ...made, before, reversal: { params: { runId: made.runId, replacementId: id } } };
  }

  test('gives every target what it had, to be checked again, and is done once', async () => {
    const { runId, params, reviewer, before, reversal } = await replaced();
    expect(await write(reviewer, 'reverseReplacement', reversal)).toEqual({ restored: 4, left: [] });
    const asBefore = (line: string) =>
      line.replace(/ passed (\w+) 1 /, ' pending $1 3 ').replace('{term-wrong}', '{}');
    expect(await stateOf(runId)).toEqual(before.map(asBefore));
    expect(before.map(asBefore)[0]).toContain('approved pending provider 3 f');
    const { items } = await read(reviewer, 'listReplacements', { params });
    expect(items).toMatchObject([{ find: 'Klappe', replaceWith: 'Ventil', replaced: 4 }]);
    expect(items[0].reversedAt).not.toBeNull();
    await expect(write(reviewer, 'reverseReplacement', reversal)).rejects.toMatchObject({
      code: 'replacement-reversed',
    });
    expect(await hasUncheckedEdits(services.db, runId)).toBe(true);
  });

  test('leaves and names what was changed since, also by an approval', async () => {
    const { runId, reviewer, reversal } = await replaced();
    await write(reviewer, 'editTarget', {
      params: { runId, position: 1 },
      body: { text: 'Anders' },
      revision: 2,
    });
    await write(reviewer, 'approveTarget', { params: { runId, position: 3 }, body: {}, revision: 2 });
    expect(await write(reviewer, 'reverseReplacement', reversal)).toEqual({ restored: 2, left: [1, 3] });
    const texts = (await stateOf(runId)).map((line) => line.split(' ').slice(0, 2).join(' '));
    expect(texts).toEqual(['Die Klappe:', 'Anders not_required', 'Die Klappen', 'Ventil 100%']);
  });

  test('leaves nothing half done where it breaks at its end', async () => {
    const { runId, reviewer, reversal } = await replaced();
    const before = await stateOf(runId);
    const broken = transact(services, reviewer, async (context) => {
      await call(context, 'reverseReplacement', reversal);
      throw new Error('killed');
    });
    await expect(broken).rejects.toThrow('killed');
    expect(await stateOf(runId)).toEqual(before);
    expect(await write(reviewer, 'reverseReplacement', reversal)).toMatchObject({ restored: 4 });
  });

  test('keeps an approval that of whoever gave it, and lets a run go on that lacked no other', async () => {
    const { runId, params, reviewer } = await specimen();
    const first: Actor = { ...reviewer, id: 'first' };
    for (const position of [2, 3]) {
      const revision = 1;
      await write(first, 'approveTarget', { params: { runId, position }, body: {}, revision });
    }
    const body = { find: 'Klappen', replaceWith: 'Ventile' };
    const { id } = await write(reviewer, 'replaceInTargets', { params, body });
    reviewed.length = 0;
    await write({ ...reviewer, id: 'second' }, 'reverseReplacement', {
      params: { runId, replacementId: id },
    });
    expect(reviewed).toEqual([runId]);
    expect((await listTargetAuthors(services.db, runId)).get(2)!.approvedBy).toBe('first');
  });

  test('is refused to strangers, for another run, and while the run works', async () => {
    const { reviewer, reversal } = await replaced();
    await expect(write(reviewerOf(), 'reverseReplacement', reversal)).rejects.toMatchObject({
      code: 'run-unknown',
    });
    const other = await specimen();
    const params = { runId: other.runId, replacementId: reversal.params.replacementId };
    await expect(write(other.reviewer, 'reverseReplacement', { params })).rejects.toMatchObject({
      code: 'replacement-unknown',
    });
    await sql`update runs set state = 'running' where id = ${reversal.params.runId}`.execute(services.db);
    await expect(write(reviewer, 'reverseReplacement', reversal)).rejects.toMatchObject({
      code: 'run-state',
    });
  });
});
