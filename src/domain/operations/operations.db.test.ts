import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { reading, transact } from '#domain/audit';
import { type Actor, type Context, systemActor } from '#domain/context';
import { defineHandler, defineQueue } from '#platform/queue';
import { insertProject, insertRunOf, insertVersion, operatorOf, reviewerOf } from '#test/runs';
import { testServices } from '#test/services';
import { discardLetters, redriveLetters } from './change-letters.ts';
import { findQueueJobs, findQueueLetters } from './find-jobs.ts';
import { openSubjects } from './job-subject.ts';
import { keepProcess, listProcesses } from './processes.ts';
import { findQueue, findQueues } from './queues.ts';

const house = systemActor('tests');
const outcome = { failure: 'The receiver is away.' as string | undefined, done: 0 };
const queue = defineQueue<{ runId?: string | undefined }>({
  ...{ name: 'test.work', role: 'upkeep', retries: 0, timeout: 60, concurrency: 2, purpose: 'Works.' },
  payload: z.object({ runId: z.string().optional() }),
});
const handler = defineHandler<unknown, { runId?: string | undefined }>({
  queue,
  async handle() {
    if (outcome.failure) throw new Error(outcome.failure);
    outcome.done += 1;
  },
});
const services = await testServices({ handlers: [handler as never] });
const { db } = services;
const subjects = openSubjects([
  {
    kind: 'run',
    field: 'runId',
    list: async (_db, ids) =>
      ids.flatMap((id) =>
        places.has(id) ? [{ id, projectId: places.get(id)!, fileId: id, runId: id }] : [],
      ),
  },
]);
const places = new Map<string, string>();
const as = (actor: Actor): Context => reading(services, actor);
const doing = <T>(actor: Actor, work: (context: Context) => Promise<T>) => transact(services, actor, work);
const letters = (actor: Actor) => findQueueLetters(as(actor), subjects, { queueName: queue.name, limit: 50 });
const chosen = (ids: readonly string[] | 'all') => ({ queueName: queue.name, ids });

async function runIn(): Promise<{ projectId: string; runId: string }> {
  const { projectId, policyId } = await insertProject(db);
  const version = await insertVersion(db, projectId, ['One']);
  const runId = await insertRunOf(db, { ...version, policyId }, [{ text: 'Eins' }]);
  places.set(runId, projectId);
  return { projectId, runId };
}

test('dead letters are shown with what they are about, sent back and thrown away, and the audit tells who and why', async () => {
  const [own, other] = [await runIn(), await runIn()];
  const operator = operatorOf(own.projectId);
  for (const payload of [{ runId: own.runId }, { runId: other.runId }, {}])
    await services.queue.send(db, queue, payload);
  expect(await findQueue(as(house), queue.name)).toMatchObject({
    ...{
      waiting: 3,
      dead: 0,
      role: 'upkeep',
      retries: 0,
      timeoutSeconds: 60,
      concurrency: 2,
      schedule: null,
    },
  });
  const waiting = await findQueueJobs(as(operator), subjects, { queueName: queue.name, limit: 2 });
  expect(waiting.items).toMatchObject([
    {
      state: 'waiting',
      attempts: 0,
      subject: { kind: 'run', runId: own.runId },
      payload: { runId: own.runId },
    },
    { state: 'waiting', isHidden: true, payload: null, subject: null },
  ]);
  const rest = await findQueueJobs(as(operator), subjects, {
    ...{ queueName: queue.name, limit: 2, cursor: waiting.next },
  });
  expect(rest.items).toMatchObject([{ payload: {}, subject: null, isHidden: false }]);
  expect(rest.next).toBeUndefined();

  await services.drain();
  const seen = await letters(operator);
  expect(seen.items).toMatchObject([
    {
      ...{ reason: 'The receiver is away.', attempts: 1, isHidden: false },
      subject: { kind: 'run', id: own.runId, projectId: own.projectId, fileId: own.runId },
    },
    { reason: '', payload: null, subject: null, isHidden: true },
    { payload: {}, subject: null, isHidden: false },
  ]);
  expect(JSON.stringify(seen)).not.toContain(other.runId);
  const { items: failed } = await findQueueJobs(as(house), subjects, {
    ...{ queueName: queue.name, limit: 50, state: 'failed' as const },
  });
  expect(failed).toHaveLength(3);
  expect(failed[0]).toMatchObject({ attempts: 1, failure: 'The receiver is away.' });

  const [mine, hidden] = seen.items.map(({ id }) => id) as [string, string];
  for (const change of [redriveLetters, discardLetters]) {
    const attempt = (ids: string[]) =>
      doing(operator, (context) => change(context, subjects, { ...chosen(ids), reason: 'none' }));
    await expect(attempt([mine, hidden])).rejects.toMatchObject({ code: 'dead-letter-unknown' });
  }
  expect((await letters(house)).items).toHaveLength(3);

  outcome.failure = undefined;
  expect(await doing(operator, (context) => redriveLetters(context, subjects, chosen([mine])))).toBe(1);
  await services.drain();
  expect(outcome.done).toBe(1);
  // All that the operator may know of: the one of another project stays.
  expect(
    await doing(operator, (context) =>
      discardLetters(context, subjects, { ...chosen('all'), reason: 'No longer needed' }),
    ),
  ).toBe(1);
  expect((await letters(house)).items).toMatchObject([{ payload: { runId: other.runId } }]);
  expect(await doing(house, (context) => redriveLetters(context, subjects, chosen('all')))).toBe(1);
  expect((await letters(house)).items).toEqual([]);
  await services.drain();
  expect(outcome.done).toBe(2);

  const { rows } = await sql`select action, reason, after from audit_entries order by sequence`.execute(db);
  expect(rows).toEqual([
    { action: 'operations.redrive-dead-letters', reason: null, after: { sentBack: 1 } },
    { action: 'operations.discard-dead-letters', reason: 'No longer needed', after: { discarded: 1 } },
    { action: 'operations.redrive-dead-letters', reason: null, after: { sentBack: 1 } },
  ]);
});

test('what is refused after dead letters were sent back leaves them where they were', async () => {
  outcome.failure = 'Again.';
  await services.queue.send(db, queue, {});
  await services.drain();
  await expect(
    doing(house, async (context) => {
      await redriveLetters(context, subjects, chosen('all'));
      throw new Error('refused later');
    }),
  ).rejects.toThrow('refused later');
  expect((await letters(house)).items).toHaveLength(1);
  expect(await findQueue(as(house), queue.name)).toMatchObject({ waiting: 0, dead: 1 });
});

test('reviewers see none of it, and a queue that is not there is unknown', async () => {
  await expect(findQueues(as(reviewerOf()))).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(listProcesses(as(reviewerOf()), { limit: 5 })).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(findQueue(as(house), 'test.none')).rejects.toMatchObject({ code: 'queue-unknown' });
});

test('processes that are there are listed, also those that fell silent, and not those that stopped', async () => {
  const worker = await keepProcess(
    services,
    { kind: 'worker', version: '1.2.3', queues: [queue.name] },
    0.05,
  );
  const web = await keepProcess(services, { kind: 'web', version: '1.2.3' }, 60);
  const list = () => listProcesses(as(operatorOf()), { limit: 50 });
  expect(await list()).toMatchObject([
    { kind: 'web', queues: [], isAlive: true },
    { kind: 'worker', queues: [queue.name], isAlive: true, version: '1.2.3', pid: process.pid },
  ]);
  expect(await findQueue(as(house), queue.name)).toMatchObject({ processes: 1 });
  await sql`update processes set seen_at = now() - interval '1 minute'`.execute(db);
  await expect.poll(async () => (await list()).map(({ isAlive }) => isAlive)).toEqual([false, true]);
  await worker.stop();
  expect(await list()).toMatchObject([{ kind: 'web', isAlive: false }]);
  expect(await findQueue(as(house), queue.name)).toMatchObject({ processes: 0 });
  await web.stop();
  expect(await list()).toEqual([]);
});
