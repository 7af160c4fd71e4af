import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import {
  type Book,
  deleteUnits,
  insertOrder,
  openBook,
  openSigner,
  signTexts,
  signUnits,
  upsertSignatures,
  writeUnits,
} from '#domain/memory/retrieval';
import { textWithoutCodes } from '#engine/inline';
import { newId } from '#platform/database';
import { insertProject } from '#test/runs';
import { testServices } from '#test/services';
import { dropPostings, packOrder, packOrders } from './index.ts';
import { lockAsPacker, packSome, removeSome } from './queries.ts';

const { db, now } = await testServices();
const at = now();
const memoryId = newId();
const all = { fewest: 1, leastLoose: 0 };
let book: Book;
beforeEach(async () => {
  await sql`truncate memory_signatures, memory_postings, memory_posting_removals, memory_units, token_orders,
    memory_books, memories cascade`.execute(db);
  await sql`insert into memories (id, name, created_at) values (${memoryId}, 'Contracts', ${at})`.execute(db);
  book = await openBook(db, memoryId, 'en', 'de');
});

const sourceOf = (index: number) =>
  `Clause ${index} of part ${String.fromCharCode(97 + (index % 20))} applies`;
async function write(count: number, importId?: string): Promise<string[]> {
  const ids = Array.from({ length: count }, newId);
  const units = ids.map((id, index) => ({
    ...{ id, source: textWithoutCodes(sourceOf(index)), target: textWithoutCodes('Klausel') },
  }));
  await db.transaction().execute((transaction) =>
    writeUnits(transaction, {
      ...{ book, units, origin: { by: 'test', now: at } },
      ...(importId !== undefined && { importId }),
    }),
  );
  return ids;
}
const orderId = async () => (await sql<{ id: number }>`select id from token_orders`.execute(db)).rows[0]!.id;
/** What is packed, as key and unit, sorted. */
async function packed(): Promise<string[]> {
  const { rows } = await sql<{
    key: number;
    entries: Buffer;
  }>`select key, entries from memory_postings`.execute(db);
  return rows
    .flatMap(({ key, entries }) => {
      expect(entries.length % 36).toBe(0);
      return Array.from(
        { length: entries.length / 36 },
        (_, place) => `${key} ${entries.toString('hex', 36 * place + 20, 36 * place + 36)}`,
      );
    })
    .sort();
}
/** The same as the signatures have it. */
async function signed(): Promise<string[]> {
  const { rows } = await sql<{
    line: string;
  }>`select concat(key, ' ', encode(uuid_send(unit_id), 'hex')) as line
    from memory_signatures, unnest(keys) key`.execute(db);
  return rows.map(({ line }) => line).sort();
}
const count = async (what: ReturnType<typeof sql>) =>
  (await sql<{ count: number }>`select count(*)::integer as count from ${what}`.execute(db)).rows[0]!.count;
const unpacked = () => count(sql`memory_signatures where not packed`);

it('packs every signature under each of its keys, once', async () => {
  await write(300);
  expect(await packOrders(db, all)).toBe(300);
  expect(await packed()).toEqual(await signed());
  expect(await unpacked()).toBe(0);
  expect(await packOrders(db, all)).toBe(0);
});

it('leaves few signatures, and those of an import that is not committed, to the index', async () => {
  const { projectId } = await insertProject(db);
  const importId = newId();
  await sql`insert into memory_imports (id, memory_id, project_id, kind, state, rest, source_language, created_by,
      created_at)
    values (${importId}, ${memoryId}, ${projectId}, 'tmx', 'reviewing', 'accepted', 'en', 'test', ${at})`.execute(
    db,
  );
  await write(20);
  await write(30, importId);
  expect(await packOrders(db, { fewest: 21 })).toBe(0);
  expect(await packOrders(db, { fewest: 20 })).toBe(20);
  await sql`update memory_imports set state = 'committed' where id = ${importId}`.execute(db);
  expect(await packOrders(db, { fewest: 20 })).toBe(30);
  expect(await packed()).toEqual(await signed());
});

it('takes out what was packed of units that have changed or gone', async () => {
  const ids = await write(100);
  await packOrders(db, all);
  await db.transaction().execute((transaction) => deleteUnits(transaction, ids.slice(0, 40)));
  await sql`update memory_units set unit = jsonb_set(unit, '{source}', '"Something else altogether"')
    where id = ${ids[50]!}`.execute(db);
  // A unit that changes twice before the job comes by.
  for (const id of [ids[50]!, ids[51]!, ids[51]!])
    await db.transaction().execute((transaction) => signUnits(transaction, [id], at));
  expect(await count(sql`memory_posting_removals`)).toBe(42);
  expect(await packOrders(db, all)).toBe(2);
  expect(await packed()).toEqual(await signed());
  expect(await count(sql`memory_posting_removals`)).toBe(0);
  expect(await count(sql`memory_postings where entries = ''`)).toBe(0);
});

it('does not pack a unit again before its former entries are gone', async () => {
  const ids = await write(10);
  const order = await orderId();
  await packOrders(db, all);
  await db.transaction().execute((transaction) => signUnits(transaction, ids, at));
  const removals = await sql`select unit_id from memory_posting_removals for update`;
  await db.transaction().execute(async (transaction) => {
    await removals.execute(transaction);
    // What another process would pack meanwhile.
    expect((await packSome(db, order, { limit: 100 })).signatures).toBe(0);
  });
  expect(await packOrder(db, order, all)).toBe(10);
  expect(await packed()).toEqual(await signed());
});

it('merges rows of one key, and holds no more than fit in a row', async () => {
  const same = Array.from({ length: 130 }, () => 'Yes');
  for (const text of same) {
    const units = [{ source: textWithoutCodes(text), target: textWithoutCodes(newId()) }];
    await db
      .transaction()
      .execute((transaction) => writeUnits(transaction, { book, units, origin: { by: 'test', now: at } }));
    await packOrders(db, { fewest: 1, leastLoose: 1_000_000 });
  }
  const before = await count(sql`memory_postings`);
  const entries = await packed();
  await packOrders(db, all);
  expect(await packed()).toEqual(entries);
  expect(entries).toEqual(await signed());
  const rows = await sql<{ length: number }>`select length(entries) from memory_postings`.execute(db);
  expect(Math.max(...rows.rows.map(({ length }) => length))).toBeLessThan(2 * 48 * 36);
  expect(rows.rows.length).toBeLessThan(before / 20);
});

it('packs every signature once, though several pack at once and some break off', async () => {
  const broken = AbortSignal.abort();
  await write(400);
  await expect(packOrders(db, { ...all, signal: broken })).rejects.toThrow();
  const several = await Promise.all([1, 2, 3].map(() => packOrders(db, all)));
  expect(several.reduce((sum, some) => sum + some)).toBe(400);
  expect(await packed()).toEqual(await signed());
});

it('drops what an order has packed, and what was to be removed of it', async () => {
  const ids = await write(50);
  await packOrders(db, all);
  await db.transaction().execute((transaction) => deleteUnits(transaction, ids.slice(0, 5)));
  await dropPostings(db, (await orderId()) + 1);
  expect(await count(sql`memory_postings`)).toBeGreaterThan(0);
  await dropPostings(db, await orderId());
  expect([await count(sql`memory_postings`), await count(sql`memory_posting_removals`)]).toEqual([0, 0]);
});

it('leaves an order alone that another process packs, or that is retired', async () => {
  await write(50);
  const order = await orderId();
  await db.transaction().execute(async (transaction) => {
    expect(await lockAsPacker(transaction, order)).toBe(true);
    expect(await packOrder(db, order, all)).toBe(0);
  });
  await sql`update token_orders set state = 'retired' where id = ${order}`.execute(db);
  expect(await packOrder(db, order, all)).toBe(0);
  expect(await unpacked()).toBe(50);
});

it('rewrites no row of a key but those that hold what is to go', async () => {
  const units = Array.from({ length: 500 }, (_, index) => ({
    ...{
      id: newId(),
      source: textWithoutCodes('See above'),
      target: textWithoutCodes(`Siehe oben ${index}`),
    },
  }));
  await db
    .transaction()
    .execute((transaction) => writeUnits(transaction, { book, units, origin: { by: 'test', now: at } }));
  await packOrders(db, all);
  const places = async () =>
    (await sql<{ place: string }>`select ctid::text as place from memory_postings`.execute(db)).rows.map(
      ({ place }) => place,
    );
  const before = await places();
  await db.transaction().execute((transaction) => deleteUnits(transaction, [units[100]!.id]));
  await packOrders(db, { fewest: 1, leastLoose: 1_000_000 });
  const after = new Set(await places());
  expect(await packed()).toEqual(await signed());
  const keys = await count(sql`(select distinct key from memory_postings) as some_key`);
  expect(before.length).toBeGreaterThan(5 * keys);
  expect(before.filter((place) => !after.has(place))).toHaveLength(keys);
});

it('packs few texts of many keys at a time, and goes on behind them', async () => {
  const ids = await write(100);
  const order = await orderId();
  const mostKeys = (await signed()).length / 2;
  const { signatures, last } = await packSome(db, order, { limit: 1_000, mostKeys });
  expect(signatures).toBeGreaterThan(40);
  expect(signatures).toBeLessThan(60);
  expect(last).toBe(ids[signatures - 1]!);
  expect(await packSome(db, order, { limit: 10, after: ids[94]! })).toEqual({ signatures: 5, last: ids[99] });
  expect(await packOrders(db, all)).toBe(95 - signatures);
  expect(await packed()).toEqual(await signed());
  await db.transaction().execute((transaction) => deleteUnits(transaction, ids));
  expect(await removeSome(db, order, { limit: 1_000, mostKeys })).toBeLessThan(60);
  await packOrders(db, all);
  expect(await packed()).toEqual([]);
});

it('takes out what was packed of a unit while somebody who changes it waits for whoever signs it first', async () => {
  const [id] = await write(1);
  const building = (await insertOrder(db, 'en', 'building', { units: 0, frequencies: new Map() }, at))!;
  const { read, orders } = await openSigner(db, 'en');
  const signer = { read, orders: orders.filter((order) => order.id === building.id) };
  const rows = signTexts(signer, [{ id: id!, bookId: book.id, source: sourceOf(0) }]);
  const signing = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const first = db.transaction().execute(async (transaction) => {
    await upsertSignatures(
      transaction,
      rows.map((row) => ({ ...row, importId: null })),
      { keep: true },
    );
    await packSome(transaction, building.id, { limit: 10 });
    signing.resolve();
    await release.promise;
  });
  await signing.promise;
  const change = db.transaction().execute(async (transaction) => {
    await sql`update memory_units set unit = jsonb_set(unit, '{source}', '"Something else altogether"')
      where id = ${id}`.execute(transaction);
    await signUnits(transaction, [id!], at);
  });
  await waitForLock().finally(release.resolve);
  await Promise.all([first, change]);
  await packOrders(db, all);
  expect(await packed()).toEqual(await signed());
  expect(await unpacked()).toBe(0);
});

it('drops what somebody still packs of an order while it is retired', async () => {
  await write(50);
  const order = await orderId();
  const packing = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  const packer = db.transaction().execute(async (transaction) => {
    expect(await lockAsPacker(transaction, order)).toBe(true);
    await packSome(transaction, order, { limit: 100 });
    packing.resolve();
    await release.promise;
  });
  await packing.promise;
  await sql`update token_orders set state = 'retired' where id = ${order}`.execute(db);
  const dropping = dropPostings(db, order);
  await waitForLock().finally(release.resolve);
  await Promise.all([packer, dropping]);
  expect(await count(sql`memory_postings`)).toBe(0);
});

/** Resolves once a connection of this database waits for a lock; throws after a second. */
async function waitForLock(): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    const { rows } = await sql`select from pg_locks join pg_stat_activity using (pid)
      where not granted and datname = current_database()`.execute(db);
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('nobody waits');
}
