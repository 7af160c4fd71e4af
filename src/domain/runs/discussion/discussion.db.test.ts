import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { transact } from '#domain/audit';
import type { Actor, Context } from '#domain/context';
import { insertProject, insertRunOf, insertVersion, reviewerOf, routeCaller, type Shown } from '#test/runs';
import { testServices } from '#test/services';
import { discussionRoutes } from './api.ts';

const services = await testServices();
const { db } = services;
const call = routeCaller<Context>(discussionRoutes);
const ask = (actor: Actor, operationId: string, input: object) =>
  transact(services, actor, async (context) => await call(context, operationId, { query: {}, ...input }));

async function specimen() {
  const project = await insertProject(db);
  const version = { ...(await insertVersion(db, project.projectId, ['Wait', 'Stop'])), ...project };
  const runId = await insertRunOf(db, version, [{ text: 'Warten' }, { text: 'Halt' }]);
  return { ...project, runId, params: { runId, position: 0 } };
}

async function person(projectId: string, name: string): Promise<Actor> {
  const id = `${name}-${projectId}`;
  await sql`insert into users (id, name, email, "updatedAt") values (${id}, ${name}, ${`${id}@example.org`}, now())`.execute(
    db,
  );
  return { ...reviewerOf(projectId), id, name };
}

test('comments come back page by page in the order they were said, with their authors, and are audited', async () => {
  const { projectId, params } = await specimen();
  const ada = await person(projectId, 'Ada');
  for (const text of ['Which valve?', 'The left one', 'Thank you'])
    expect(await ask(ada, 'commentOnTarget', { params, body: { text } })).toMatchObject({
      text,
      author: 'Ada',
    });
  const first = await ask(ada, 'listTargetComments', { params, query: { limit: 2 } });
  expect(first.items.map(({ text }: Shown) => text)).toEqual(['Which valve?', 'The left one']);
  const rest = await ask(ada, 'listTargetComments', { params, query: { limit: 2, cursor: first.next } });
  expect(rest.items).toMatchObject([{ text: 'Thank you', author: 'Ada', position: 0 }]);
  const other = await ask(ada, 'listTargetComments', { params: { ...params, position: 1 } });
  expect(other.items).toEqual([]);
  const { rows } = await sql<{ action: string }>`
    select action from audit_entries where subject_id = ${`${params.runId}/0`}`.execute(db);
  expect(rows.map(({ action }) => action)).toEqual(Array(3).fill('runs.comment-on-target'));
});

test('a comment sent anew is the same one, until something else was said or an hour has passed', async () => {
  const { projectId, params } = await specimen();
  const [ada, ben] = [await person(projectId, 'Ada'), await person(projectId, 'Ben')];
  const say = (actor: typeof ada, text: string) => ask(actor, 'commentOnTarget', { params, body: { text } });
  const [one, two] = await Promise.all([say(ada, 'Which valve?'), say(ada, 'Which valve?')]);
  expect(two).toEqual(one);
  expect((await say(ben, 'Which valve?')).id).not.toBe(one.id);
  expect((await say(ada, 'Which valve?')).id).not.toBe(one.id);
  await sql`update target_comments set created_at = created_at - interval '61 minutes'`.execute(db);
  await say(ada, 'Which valve?');
  const { items } = await ask(ada, 'listTargetComments', { params });
  expect(items.map(({ author }: Shown) => author)).toEqual(['Ada', 'Ben', 'Ada', 'Ada']);
});

test('comments are refused where there is no target, and all of it to strangers', async () => {
  const { projectId, params } = await specimen();
  const ada = await person(projectId, 'Ada');
  const far = { params: { ...params, position: 99 }, body: { text: 'Here?' } };
  await expect(ask(ada, 'commentOnTarget', far)).rejects.toMatchObject({ code: 'target-unknown' });
  const { projectId: elsewhere } = await insertProject(db);
  const stranger = await person(elsewhere, 'Eve');
  const body = { text: 'Mine', revision: 1 };
  for (const [operationId, input] of [
    ['listTargetComments', { params }],
    ['commentOnTarget', { params, body: { text: 'Mine' } }],
    ['getTargetDraft', { params }],
    ['keepTargetDraft', { params, body }],
    ['dropTargetDraft', { params }],
  ] as const)
    await expect(ask(stranger, operationId, input), operationId).rejects.toMatchObject({
      code: 'run-unknown',
    });
});

test("a draft is its writer's own, and gone once it is dropped", async () => {
  const { projectId, params } = await specimen();
  const [ada, grace] = [await person(projectId, 'Ada'), await person(projectId, 'Grace')];
  expect(await ask(ada, 'getTargetDraft', { params })).toEqual({ text: null, revision: null });
  await ask(ada, 'keepTargetDraft', { params, body: { text: 'Abwarten', revision: 1 } });
  expect(await ask(ada, 'getTargetDraft', { params })).toEqual({ text: 'Abwarten', revision: 1 });
  expect(await ask(grace, 'getTargetDraft', { params })).toEqual({ text: null, revision: null });
  await ask(grace, 'dropTargetDraft', { params });
  expect(await ask(ada, 'getTargetDraft', { params })).toMatchObject({ text: 'Abwarten' });
  await ask(ada, 'dropTargetDraft', { params });
  expect(await ask(ada, 'getTargetDraft', { params })).toEqual({ text: null, revision: null });
});

test('of one writer an older text that comes late is dropped; another writer begins anew', async () => {
  const { projectId, params } = await specimen();
  const ada = await person(projectId, 'Ada');
  const keep = (text: string, order?: { writer: string; number: number }) =>
    ask(ada, 'keepTargetDraft', { params, body: { text, revision: 1, ...(order && { order }) } });
  const held = async () => (await ask(ada, 'getTargetDraft', { params })).text;
  await keep('newer', { writer: 'one', number: 2 });
  await keep('older', { writer: 'one', number: 1 });
  expect(await held()).toBe('newer');
  await keep('newest', { writer: 'one', number: 3 });
  expect(await held()).toBe('newest');
  await keep('elsewhere', { writer: 'two', number: 1 });
  expect(await held()).toBe('elsewhere');
  await keep('without order');
  expect(await held()).toBe('without order');
  await keep('with it again', { writer: 'two', number: 1 });
  expect(await held()).toBe('with it again');
});

test('who only shows that they are there takes nothing from what is kept, unless they take it back', async () => {
  const { projectId, params } = await specimen();
  const ada = await person(projectId, 'Ada');
  const keep = (body: object) => ask(ada, 'keepTargetDraft', { params, body: { revision: 1, ...body } });
  const held = async () => (await ask(ada, 'getTargetDraft', { params })).text;
  await keep({});
  expect(await held()).toBe(null);
  await keep({ text: 'Abwarten', order: { writer: 'one', number: 4 } });
  await keep({ order: { writer: 'two', number: 1 } });
  expect(await held()).toBe('Abwarten');
  await keep({ text: 'older', order: { writer: 'one', number: 3 } });
  expect(await held()).toBe('Abwarten');
  await keep({ text: null, order: { writer: 'one', number: 5 } });
  expect(await held()).toBe(null);
});
