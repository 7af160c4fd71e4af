import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createLogger } from '#platform/telemetry';
import { testDatabase } from '#test/database';
import { discardDeadLetters, listDeadLetters } from './dead-letters.ts';
import { drainQueue } from './drain-queue.ts';
import { listQueues } from './list-queues.ts';
import { openQueue } from './open-queue.ts';
import { defineHandler, defineQueue, type QueueDefinition, type QueueHandler } from './queue.ts';
import { startWorkers } from './start-workers.ts';

type Payload = { readonly number: number };
const payload = z.strictObject({ number: z.int() });
const contract = { payload, role: 'documents', retries: 2, timeout: 60, concurrency: 2 } as const;
const greet = defineQueue<Payload>({ ...contract, name: 'test.greet', purpose: 'Greets.' });
const fetchIt = defineQueue<Payload>({
  ...contract,
  role: 'translation',
  name: 'test.fetch',
  purpose: 'Fetches.',
});
const bind = defineQueue<Payload>({ ...contract, name: 'test.bind', purpose: 'Binds.' });
const queues = [greet, fetchIt, bind] as unknown as QueueDefinition[];
const log = createLogger('silent');

const { db, url } = await testDatabase();
const queue = await openQueue({ url, log, queues, retryDelaySeconds: 1 });
afterAll(() => queue.close());

const seen: string[] = [];
let handle: (number: number) => Promise<void> | void = () => {};
const handlers: QueueHandler<null>[] = [
  defineHandler<null, Payload>({
    queue: greet,
    async handle(_, { number }, { attempt, isLast, isSentBack }) {
      seen.push(`${number} attempt ${attempt}${isLast ? ' last' : ''}${isSentBack ? ' sent back' : ''}`);
      await handle(number);
    },
    async dead(_, { number }, reason) {
      seen.push(`${number} dead: ${reason}`);
    },
  }),
  defineHandler<null, Payload>({ queue: fetchIt, async handle() {} }),
  defineHandler<null, Payload>({
    queue: bind,
    async handle(_, { number }) {
      await handle(number);
    },
  }),
];
const drain = () => drainQueue({ services: null, queue, db, handlers, log });
const statusOf = async (name: string) =>
  (await listQueues(db, queues)).find((status) => status.name === name)!;

beforeEach(async () => {
  await sql`delete from queue.job`.execute(db);
  seen.length = 0;
  handle = () => {};
});

describe('sending', () => {
  test('a job exists if and only if its transaction commits', async () => {
    await expect(
      db.transaction().execute(async (transaction) => {
        await queue.send(transaction, greet, { number: 1 });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await drain()).toBe(0);
    await db.transaction().execute((transaction) => queue.send(transaction, greet, { number: 2 }));
    expect(await drain()).toBe(1);
    expect(seen).toEqual(['2 attempt 1']);
  });

  test('refuses a payload that does not fit the contract', async () => {
    await expect(queue.send(db, greet, { number: 1.5 })).rejects.toThrow('test.greet');
    expect((await statusOf(greet.name)).waiting).toBe(0);
  });

  test('at most one waiting job has a key; jobs without a key are as many as they are', async () => {
    const jobs = [1, 2, 3].map((number) => ({ payload: { number }, options: { singletonKey: 'one' } }));
    await queue.sendAll(db, greet, jobs);
    await queue.sendAll(db, greet, [{ payload: { number: 4 } }, { payload: { number: 5 } }]);
    expect((await statusOf(greet.name)).waiting).toBe(3);
  });

  test('waiting jobs go before others once their priority is changed', async () => {
    for (const number of [1, 2, 3]) await queue.send(db, greet, { number });
    await queue.prioritise(db, [greet.name, fetchIt.name], { field: 'number', value: '3' }, 1);
    await queue.prioritise(db, [fetchIt.name], { field: 'number', value: '2' }, 2);
    await drain();
    expect(seen).toEqual(['3 attempt 1', '1 attempt 1', '2 attempt 1']);
  });

  test('higher priority goes first, and what is for later waits', async () => {
    await queue.send(db, greet, { number: 1 });
    await queue.send(db, greet, { number: 2 }, { priority: 5 });
    await queue.send(db, greet, { number: 3 }, { startAfter: new Date(Date.now() + 3_600_000) });
    await drainQueue({ services: null, queue, db, handlers, log, ahead: false });
    expect(seen).toEqual(['2 attempt 1', '1 attempt 1']);
    expect(await statusOf(greet.name)).toMatchObject({ waiting: 0, deferred: 1 });
  });
});

describe('failing', () => {
  test('is tried again as often as the contract says, then told once and kept among the dead letters', async () => {
    handle = () => {
      throw new Error('closed');
    };
    await queue.send(db, greet, { number: 7 });
    await drain();
    expect(seen).toEqual(['7 attempt 1', '7 attempt 2', '7 attempt 3 last', '7 dead: closed']);
    const { items } = await listDeadLetters(db, greet.name);
    expect(items).toMatchObject([{ payload: { number: 7 }, reason: 'closed', attempts: 3 }]);
    expect((await statusOf(greet.name)).dead).toBe(1);
  });

  test('a payload of another contract is dead without an attempt', async () => {
    await queue.boss.insert(greet.name, [{ data: { number: 'seven' } }]);
    await drain();
    expect(seen).toEqual([]);
    const { items } = await listDeadLetters(db, greet.name);
    expect(items[0]!.reason).toContain('contract');
  });

  test('dead letters are listed in pages, sent back with all attempts, and discarded', async () => {
    handle = () => {
      throw new Error('closed');
    };
    await queue.sendAll(
      db,
      greet,
      [1, 2, 3, 4, 5].map((number) => ({ payload: { number } })),
    );
    await drain();
    const first = await listDeadLetters(db, greet.name, { limit: 3 });
    const second = await listDeadLetters(db, greet.name, { limit: 3, cursor: first.next });
    expect(first.items).toHaveLength(3);
    expect(second.items).toHaveLength(2);
    expect(second.next).toBeUndefined();
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(5);

    handle = () => {};
    seen.length = 0;
    expect(await queue.redrive(db, greet.name, [ids[0]!])).toBe(1);
    expect(await discardDeadLetters(db, greet.name, [ids[1]!])).toBe(1);
    expect(await queue.redrive(db, greet.name, 'all')).toBe(3);
    await drain();
    expect(seen).toHaveLength(4);
    expect(seen.every((line) => line.endsWith('attempt 1 sent back'))).toBe(true);
    expect((await statusOf(greet.name)).dead).toBe(0);
    await expect(queue.redrive(db, 'test.none', 'all')).rejects.toMatchObject({ code: 'queue-unknown' });
  });
});

describe('workers', () => {
  const start = async (roles?: readonly ('documents' | 'translation' | 'upkeep')[]) => {
    const working = await openQueue({
      url,
      log,
      queues,
      works: true,
      superviseSeconds: 1,
      retryDelaySeconds: 1,
    });
    const workers = await startWorkers({
      services: null,
      queue: working,
      db,
      handlers,
      roles,
      log,
      pollSeconds: 30,
    });
    return workers;
  };

  test('a job starts and a hundred follow one another long before the queue would be asked again', async () => {
    const workers = await start();
    try {
      await wait(300);
      const started = performance.now();
      await queue.sendAll(
        db,
        greet,
        Array.from({ length: 100 }, (_, number) => ({ payload: { number } })),
      );
      while (seen.length < 100) await wait(5);
      expect(performance.now() - started).toBeLessThan(20_000);
    } finally {
      await workers.stop(5);
    }
  });

  test('only the queues of the roles asked for are worked on', async () => {
    const workers = await start(['translation']);
    expect(workers.queues).toEqual([fetchIt.name]);
    await workers.stop(5);
  });

  test('documents are worked on as many at once as one queue of theirs allows, over all their queues', async () => {
    let open = 0;
    let most = 0;
    let done = 0;
    handle = async () => {
      most = Math.max(most, ++open);
      await wait(100);
      open -= 1;
      done += 1;
    };
    for (const number of [1, 2, 3]) {
      await queue.send(db, greet, { number });
      await queue.send(db, bind, { number });
    }
    const workers = await start();
    try {
      while (done < 6) await wait(5);
    } finally {
      await workers.stop(2);
    }
    expect(most).toBe(2);
  });

  test('a queue without handler and a handler without queue fail start-up', async () => {
    const options = { services: null, queue, db, log };
    await expect(startWorkers({ ...options, handlers: handlers.slice(0, 1) })).rejects.toThrow(
      'test.fetch has no handler',
    );
    const stray = defineHandler<null, Payload>({
      queue: { ...greet, name: 'test.stray' },
      async handle() {},
    });
    await expect(startWorkers({ ...options, handlers: [...handlers, stray] })).rejects.toThrow(
      'test.stray is handled but not declared',
    );
  });

  test('stopping lets a running job finish, and gives a job that does not end back without counting it', async () => {
    const workers = await start();
    let finished = false;
    handle = async (number) => {
      if (number === 1) await wait(500);
      else await wait(60_000, undefined, { ref: false });
      finished = true;
    };
    await queue.send(db, greet, { number: 1 });
    await queue.send(db, greet, { number: 2 });
    while (seen.length < 2) await wait(5);
    await workers.stop(2);
    expect(finished).toBe(true);
    const { waiting, deferred, active } = await statusOf(greet.name);
    expect({ left: waiting + deferred, active }).toEqual({ left: 1, active: 0 });
  });
});
