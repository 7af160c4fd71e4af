import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { listChain, verifyChain } from '#domain/audit/chain';
import { type Context, type Services, systemActor } from '#domain/context';
import { createSecrets } from '#platform/secrets';
import { createLogger } from '#platform/telemetry';
import { testDatabase } from '#test/database';
import { reading, transact } from './transact.ts';

const { db } = await testDatabase();
const services = {
  db,
  secrets: createSecrets('test'),
  log: createLogger('silent'),
  now: () => new Date(),
} as Services;
const actor = systemActor('audit-test');

async function emptyChain(): Promise<void> {
  await withoutTrigger('truncate audit_entries');
}

async function withoutTrigger(statement: string): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await sql`alter table audit_entries disable trigger audit_entries_append_only`.execute(transaction);
    await sql.raw(statement).execute(transaction);
    await sql`alter table audit_entries enable trigger audit_entries_append_only`.execute(transaction);
  });
}

function note(context: Context, id: string, after?: Record<string, unknown>): void {
  context.record({ action: 'things.change-thing', subject: { kind: 'thing', id }, after });
}

const entries = () => listChain(db, 0, 1_000);

describe('transact', () => {
  beforeEach(emptyChain);

  test('writes what was recorded, in order, attributed and tied together', async () => {
    const options = { correlationId: 'request-7' };
    const result = await transact(
      services,
      actor,
      async (context) => {
        note(context, 'one', { size: 1 });
        note(context, 'two');
        return 'done';
      },
      options,
    );
    expect(result).toBe('done');
    expect(await entries()).toMatchObject([
      {
        sequence: 1,
        subject: { id: 'one' },
        after: { size: 1 },
        actor: { kind: 'system', id: 'audit-test' },
      },
      { sequence: 2, subject: { id: 'two' }, after: null, correlationId: 'request-7' },
    ]);
  });

  test('leaves no entry of work that was rolled back', async () => {
    const work = transact(services, actor, async (context) => {
      note(context, 'one');
      throw new Error('no');
    });
    await expect(work).rejects.toThrow('no');
    expect(await entries()).toEqual([]);
  });

  test('keeps the chain unbroken under concurrent transactions', async () => {
    const works = Array.from({ length: 60 }, (_, number) =>
      transact(services, actor, async (context) => {
        note(context, `${number} a`);
        await sql`select pg_sleep(${Math.random() / 100})`.execute(context.db);
        note(context, `${number} b`);
      }),
    );
    await Promise.all(works);
    expect(await verifyChain(db)).toMatchObject({ sequence: 120, fault: undefined });
  });

  test('does the whole work again where PostgreSQL gave it up, and records it once', async () => {
    let times = 0;
    await transact(services, actor, async (context) => {
      times += 1;
      note(context, 'again');
      if (times < 3) await sql`do $$ begin raise sqlstate '40001'; end $$`.execute(context.db);
    });
    expect(times).toBe(3);
    expect(await entries()).toHaveLength(1);
  });

  test('gives up after five times', async () => {
    let times = 0;
    const work = transact(services, actor, async (context) => {
      times += 1;
      await sql`do $$ begin raise sqlstate '40P01'; end $$`.execute(context.db);
    });
    await expect(work).rejects.toMatchObject({ code: '40P01' });
    expect(times).toBe(5);
  });

  test('hashes odd values as the database gives them back', async () => {
    await transact(services, actor, async (context) => {
      note(context, 'odd', {
        z: 1.5e-9,
        a: 1e21,
        date: new Date(0),
        none: undefined,
        big: 2n ** 70n,
        nul: 'a\u0000b',
        half: '\ud800',
        list: [undefined, Number.NaN, { y: 1, b: -0 }],
        '10': 'x',
        '9': 'y',
        ü: 'straße',
      });
    });
    expect(await verifyChain(db)).toMatchObject({ sequence: 1, fault: undefined });
  });

  test('a very long note is no obstacle', async () => {
    const text = Array.from({ length: 200_000 }, (_, number) => number.toString(36)).join(' ');
    await transact(services, actor, async (context) => note(context, 'long', { text }));
    expect(await verifyChain(db)).toMatchObject({ sequence: 1, fault: undefined });
  });
});

test('a reading context refuses to record', () => {
  expect(() => note(reading(services, actor), 'one')).toThrow('transact()');
});

describe('the chain', () => {
  beforeEach(async () => {
    await emptyChain();
    for (let number = 1; number <= 7; number++)
      await transact(services, actor, async (context) => note(context, `${number}`, { number }));
  });

  test('is append-only', async () => {
    await expect(sql`update audit_entries set reason = 'x'`.execute(db)).rejects.toThrow('append-only');
    await expect(sql`delete from audit_entries where sequence = 3`.execute(db)).rejects.toThrow(
      'append-only',
    );
    await expect(sql`truncate audit_entries`.execute(db)).rejects.toThrow('append-only');
  });

  test('is whole across pages', async () => {
    expect(await verifyChain(db, { page: 2 })).toMatchObject({ sequence: 7, fault: undefined });
  });

  test.each([
    ['a changed value', `update audit_entries set after = '{"number": 8}' where sequence = 4`],
    ['a changed actor', `update audit_entries set actor_name = 'nobody' where sequence = 4`],
    [
      'a changed time',
      `update audit_entries set occurred_at = occurred_at - interval '1 ms' where sequence = 4`,
    ],
    ['a changed project', `update audit_entries set project_id = gen_random_uuid() where sequence = 4`],
    ['a changed hash', `update audit_entries set hash = sha256('x') where sequence = 4`],
  ])('shows %s', async (_, statement) => {
    await withoutTrigger(statement);
    expect((await verifyChain(db, { page: 3 })).fault).toMatchObject({ sequence: 4, kind: 'changed' });
  });

  test('shows a missing entry', async () => {
    await withoutTrigger('delete from audit_entries where sequence = 4');
    expect((await verifyChain(db)).fault).toMatchObject({ sequence: 4, kind: 'missing' });
  });

  test('shows a missing entry whose place was closed', async () => {
    await withoutTrigger(
      'delete from audit_entries where sequence = 4; update audit_entries set sequence = sequence - 1 where sequence > 4',
    );
    expect((await verifyChain(db)).fault).toMatchObject({ sequence: 4, kind: 'unlinked' });
  });

  test('shows entries that changed places', async () => {
    await withoutTrigger(
      `update audit_entries set sequence = 99 where sequence = 3;
       update audit_entries set sequence = 3 where sequence = 5;
       update audit_entries set sequence = 5 where sequence = 99`,
    );
    expect((await verifyChain(db)).fault).toMatchObject({ sequence: 3, kind: 'unlinked' });
  });

  test('shows an inserted entry', async () => {
    await withoutTrigger(
      `update audit_entries set sequence = -sequence - 1 where sequence >= 4;
       update audit_entries set sequence = -sequence where sequence < 0;
       insert into audit_entries (sequence, id, occurred_at, actor_kind, actor_id, actor_name, action, subject_kind,
         subject_id, correlation_id, previous_hash, hash)
       select 4, gen_random_uuid(), occurred_at, actor_kind, actor_id, actor_name, 'things.forge-thing', subject_kind,
         subject_id, correlation_id, hash, sha256('forged') from audit_entries where sequence = 3`,
    );
    expect((await verifyChain(db)).fault).toMatchObject({ sequence: 4, kind: 'changed' });
  });

  test('shows an entry put before the beginning', async () => {
    await withoutTrigger(
      `insert into audit_entries (sequence, id, occurred_at, actor_kind, actor_id, actor_name, action, subject_kind,
         subject_id, correlation_id, previous_hash, hash)
       select -3, gen_random_uuid(), occurred_at, actor_kind, actor_id, actor_name, action, subject_kind,
         subject_id, correlation_id, hash, hash from audit_entries where sequence = 3`,
    );
    expect((await verifyChain(db)).fault).toEqual({ sequence: -3, kind: 'unlinked' });
  });

  test('shows a cut or rewritten end to whoever kept the head elsewhere', async () => {
    const expected = (await entries()).at(-1)!;
    expect((await verifyChain(db, { expected })).fault).toBeUndefined();
    await withoutTrigger('delete from audit_entries where sequence > 5');
    expect((await verifyChain(db)).fault).toBeUndefined();
    expect((await verifyChain(db, { expected })).fault).toMatchObject({ sequence: 6, kind: 'truncated' });
    for (const id of ['six', 'seven']) await transact(services, actor, async (context) => note(context, id));
    expect((await verifyChain(db)).fault).toBeUndefined();
    expect((await verifyChain(db, { expected })).fault).toMatchObject({ sequence: 7, kind: 'rewritten' });
  });
});
