import { type KyselyPlugin, sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { type Book, openBook, signUnits, writeUnits } from '#domain/memory/retrieval';
import { textWithoutCodes } from '#engine/inline';
import { newId } from '#platform/database';
import { testServices } from '#test/services';
import { orderHandlers } from './handlers.ts';
import { dropOrders, measureDrifts, reindexMemory } from './index.ts';

let now = new Date('2026-03-01T12:00:00Z');
const services = await testServices({ handlers: orderHandlers, now: () => now });
const { db } = services;
const memoryId = newId();
let book: Book;
beforeAll(async () => {
  await sql`insert into memories (id, name, created_at) values (${memoryId}, 'Contracts', ${now})`.execute(
    db,
  );
  book = await openBook(db, memoryId, 'en-GB', 'de');
});

const origin = { by: 'test', now };
const sourceOf = (index: number) =>
  `Clause ${index} of part ${String.fromCharCode(97 + (index % 20))} applies`;
const write = (from: number, count: number) =>
  db.transaction().execute((transaction) => {
    const units = Array.from({ length: count }, (_, index) => ({
      source: textWithoutCodes(sourceOf(from + index)),
      target: textWithoutCodes('Klausel'),
    }));
    return writeUnits(transaction, { book, units, origin });
  });
const activeOrder = async () => {
  const { rows } = await sql<{ id: number }>`select id from token_orders where state = 'active'`.execute(db);
  return rows[0]!.id;
};
/** Units of each order that have a signature. */
const signed = async () => {
  const { rows } = await sql<{ order: number; count: number }>`
    select order_id as "order", count(*)::integer as count from memory_signatures group by 1 order by 1`.execute(
    db,
  );
  return rows.map(({ count }) => count);
};
/** Units whose text and signatures disagree, or that are signed without being active. */
const wrong = async () => {
  const { rows } = await sql`
    select signature.unit_id from memory_signatures signature left join memory_units unit on unit.id = unit_id
    where unit.id is null or unit.status <> 'active' or unit.unit->>'source' <> signature.source`.execute(db);
  return rows;
};
const countOrders = async () =>
  (await sql<{ count: number }>`select count(*)::integer as count from token_orders`.execute(db)).rows[0]!
    .count;

it('does nothing where a language has no units', async () => {
  expect(await reindexMemory(services, 'en')).toBeUndefined();
});

it('signs every unit by a new order beside the old one, switches, and deletes the old one when nobody goes by it', async () => {
  await write(0, 2_500);
  const before = await activeOrder();
  const seen: number[] = [];
  expect(await reindexMemory(services, 'en', { observe: ({ done }) => seen.push(done) })).toBe(2_500);
  expect(seen).toEqual([1_000, 2_000, 2_500]);
  expect(await activeOrder()).not.toBe(before);
  expect(await signed()).toEqual([2_500, 2_500]);
  expect(await dropOrders(services)).toBe(0);
  now = new Date(now.getTime() + 120_000);
  expect(await dropOrders(services)).toBe(1);
  expect([await signed(), await countOrders()]).toEqual([[2_500], 1]);
  const { rows } = await sql`select after from audit_entries where action = 'memory.reindex'`.execute(db);
  expect(rows).toEqual([{ after: { order: await activeOrder() } }]);
});

it('goes on where it was stopped, with what was written and taken away meanwhile', async () => {
  const stop = new AbortController();
  const stopped = reindexMemory(services, 'en', {
    signal: stop.signal,
    observe: () => stop.abort(new Error('killed')),
  });
  await expect(stopped).rejects.toThrow('killed');
  expect(await signed()).toEqual([2_500, 1_000]);
  await write(10_000, 7);
  const { rows } = await sql<{ id: string }>`
    update memory_units set status = 'inactive' where id in (
      select unit_id from memory_signatures order by order_id desc, unit_id limit 2) returning id`.execute(
    db,
  );
  await db.transaction().execute((transaction) =>
    signUnits(
      transaction,
      rows.map(({ id }) => id),
      now,
    ),
  );
  expect(await reindexMemory(services, 'en')).toBe(1_507);
  expect(await signed()).toEqual([2_505, 2_505]);
  expect(await wrong()).toEqual([]);
});

it('leaves no unit out and none behind while others write, edit, deactivate and reindex at the same time', async () => {
  const edit = async () => {
    for (let round = 0; round < 8; round++)
      await db.transaction().execute(async (transaction) => {
        const { rows } = await sql<{ id: string }>`
          select id from memory_units where status = 'active' order by md5(id::text || ${round}) limit 20`.execute(
          transaction,
        );
        const ids = rows.map(({ id }) => id);
        await sql`update memory_units set unit = jsonb_set(unit, '{source}', to_jsonb('Edited ' || id::text))
          where id = any(${ids.slice(0, 10)}::uuid[])`.execute(transaction);
        await sql`update memory_units set status = 'inactive' where id = any(${ids.slice(10)}::uuid[])`.execute(
          transaction,
        );
        await signUnits(transaction, ids, now);
      });
  };
  const add = async () => {
    for (let round = 0; round < 8; round++) await write(20_000 + round * 100, 100);
  };
  await Promise.all([reindexMemory(services, 'en'), reindexMemory(services, 'en'), edit(), add()]);
  now = new Date(now.getTime() + 120_000);
  await dropOrders(services);
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from memory_units where status = 'active'`.execute(db);
  expect(await signed()).toEqual([rows[0]!.count]);
  expect(await wrong()).toEqual([]);
});

it('builds nothing beside an order that another process has replaced meanwhile', async () => {
  const { rows } = await sql<{ id: number }>`select id from token_orders where state = 'active'`.execute(db);
  const counting = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const late = countedLater(services, async () => {
    counting.resolve();
    await release.promise;
  });
  const reindexing = reindexMemory(late, 'en');
  await counting.promise;
  await reindexMemory(services, 'en');
  await write(30_000, 10);
  release.resolve();
  expect(await reindexing).toBe(0);
  now = new Date(now.getTime() + 120_000);
  await dropOrders(services);
  const after = await sql<{ id: number; state: string }>`select id, state from token_orders`.execute(db);
  expect(after.rows).toEqual([{ id: expect.any(Number), state: 'active' }]);
  expect(after.rows[0]!.id).not.toBe(rows[0]!.id);
  expect(await wrong()).toEqual([]);
});

it('waits for writers that began before the order was there', async () => {
  const started = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const writing = db.transaction().execute(async (transaction) => {
    await writeUnits(transaction, {
      book,
      units: [{ source: textWithoutCodes('A late clause'), target: textWithoutCodes('Spät') }],
      origin,
    });
    started.resolve();
    await release.promise;
  });
  await started.promise;
  let ended = false;
  const reindexing = reindexMemory(services, 'en').then(() => {
    ended = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(ended).toBe(false);
  release.resolve();
  await Promise.all([writing, reindexing]);
  const order = await activeOrder();
  const { rows } = await sql`select from memory_signatures
    where order_id = ${order} and source = 'A late clause'`.execute(db);
  expect(rows).toHaveLength(1);
});

it('waits for writers that began before an order was retired, before it goes', async () => {
  const italian = await openBook(db, memoryId, 'it', 'de');
  const writeText = async (transaction: typeof db, text: string) => {
    const units = [{ source: textWithoutCodes(text), target: textWithoutCodes('Spät') }];
    await writeUnits(transaction, { book: italian, units, origin });
  };
  await db.transaction().execute((transaction) => writeText(transaction, 'Una clausola'));
  const { rows } = await sql<{ id: number }>`select id from token_orders where language = 'it'`.execute(db);
  const started = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const writing = db.transaction().execute(async (transaction) => {
    await writeText(transaction, 'Un’altra clausola');
    started.resolve();
    await release.promise;
  });
  await started.promise;
  await sql`update token_orders set state = 'retired', retired_at = ${now} where id = ${rows[0]!.id}`.execute(
    db,
  );
  now = new Date(now.getTime() + 120_000);
  let ended = false;
  const dropping = dropOrders(services).finally(() => {
    ended = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(ended).toBe(false);
  release.resolve();
  await Promise.all([writing, dropping]);
  const left = await sql`select from memory_signatures where order_id = ${rows[0]!.id}`.execute(db);
  expect(left.rows).toEqual([]);
});

it('leaves an order to whoever has it, without waiting for a lock', async () => {
  const stop = new AbortController();
  const observe = () => stop.abort(new Error('stopped'));
  await expect(reindexMemory(services, 'en', { signal: stop.signal, observe })).rejects.toThrow('stopped');
  const before = await activeOrder();
  const release = Promise.withResolvers<void>();
  const taken = Promise.withResolvers<void>();
  const other = db.transaction().execute(async (transaction) => {
    await sql`select from token_orders where state = 'building' for update`.execute(transaction);
    taken.resolve();
    await release.promise;
  });
  await taken.promise;
  const reindexing = reindexMemory(services, 'en');
  await new Promise((resolve) => setTimeout(resolve, 400));
  // Other tests use the same server.
  const { rows } = await sql`select from pg_locks join pg_stat_activity using (pid)
    where not granted and datname = current_database()`.execute(db);
  expect([rows.length, await activeOrder()]).toEqual([0, before]);
  release.resolve();
  await Promise.all([other, reindexing]);
  expect(await activeOrder()).not.toBe(before);
});

const rareWords = (seed: number): string =>
  Array.from({ length: 6 }, (_, place) =>
    ((seed * 7_919 + place * 104_729) % 46_656)
      .toString(26)
      .replaceAll(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)]!),
  ).join(' ');

it('measures an order as drifted once texts bring words that it does not know as common, and as good as new when it was made anew', async () => {
  const french = await openBook(db, memoryId, 'fr', 'de');
  const writeTexts = (from: number, count: number, end: string) =>
    db.transaction().execute((transaction) => {
      const units = Array.from({ length: count }, (_, index) => ({
        source: textWithoutCodes(`${rareWords(from + index)}${end}`),
        target: textWithoutCodes('Lieferung'),
      }));
      return writeUnits(transaction, { book: french, units, origin });
    });
  const driftOf = async () =>
    (await measureDrifts(services)).find(({ language }) => language === 'fr')!.drift;
  await writeTexts(0, 900, '');
  expect(await driftOf()).toBeNull();
  await writeTexts(900, 300, '');
  expect(await driftOf()).toBeCloseTo(1, 0);
  await writeTexts(1_200, 3_000, ' le fournisseur doit livrer');
  expect(await driftOf()).toBeGreaterThan(10);
  await reindexMemory(services, 'fr');
  expect(await driftOf()).toBeCloseTo(1, 0);
});

/** Services whose first look for an order that is being built has an answer only after `wait`. */
function countedLater(of: typeof services, wait: () => Promise<void>): typeof services {
  let isFirst = true;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (isFirst && 'rows' in result && result.rows.length === 0) {
        isFirst = false;
        await wait();
      }
      return result;
    },
  };
  return { ...of, db: of.db.withPlugin(plugin) };
}
