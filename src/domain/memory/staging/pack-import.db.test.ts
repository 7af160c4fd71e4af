import { sql } from 'kysely';
import { beforeEach, expect, it, vi } from 'vitest';
import { transact } from '#domain/audit';
import { systemActor } from '#domain/context';
import { emptyImports } from '#domain/memory/expiry';
import { packImport, packPortion } from '#domain/memory/import-packing';
import { settleImport } from '#domain/memory/imports';
import { dropPostings, packOrders } from '#domain/memory/packing';
import { deleteUnits } from '#domain/memory/retrieval';
import { newId } from '#platform/database';
import { numbered, openMemoryWork, type Pair, tmxOf, unitOf } from '#test/memory-work';
import { operatorOf } from '#test/runs';
import { PackAhead } from './pack-ahead.ts';
import { stageImport } from './stage-import.ts';

const work = await openMemoryWork();
const { services, projectId, newMemory, importPairs, start, settle, call, undo } = work;
const { db } = services;

beforeEach(async () => {
  await sql`truncate memory_signatures, memory_postings, memory_posting_removals, memory_units, token_orders,
    memory_packings, memory_imports, memory_books cascade`.execute(db);
});

const few = { units: 7, keys: 1_000 };
const pairs: Pair[] = Array.from({ length: 40 }, (_, index) => [
  `Clause ${index} of part ${String.fromCharCode(97 + (index % 20))} applies to ${index % 3 ? 'goods' : 'services'}`,
  `Klausel ${index}`,
]);

/** What is packed, as order, key and unit, sorted; the same as signatures have it. */
async function packed(): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat(order_id, ' ', key, ' ', substring(encode(entries, 'hex') from 72 * place + 41 for 32)) as line
    from memory_postings, generate_series(0, length(entries) / 36 - 1) place`.execute(db);
  return rows.map(({ line }) => line).sort();
}
async function signed(): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat(order_id, ' ', key, ' ', encode(uuid_send(unit_id), 'hex')) as line
    from memory_signatures, unnest(keys) key`.execute(db);
  return rows.map(({ line }) => line).sort();
}
const count = async (what: ReturnType<typeof sql>) =>
  (await sql<{ count: number }>`select count(*)::integer as count from ${what}`.execute(db)).rows[0]!.count;

/** Targets of units of the memory that are like a text. */
async function alike(memoryId: string, source: string): Promise<string[]> {
  const filter = { memories: [memoryId] };
  const body = { from: 'en', to: 'de', segments: [{ text: source }], threshold: 60, filter };
  const answer = await call('lookUpSegments', { params: { projectId }, body }, operatorOf(projectId));
  return JSON.stringify(answer).match(/Klausel \d+/g) ?? [];
}

/** An import that is read and waits for its commit. */
async function committing(memoryId: string): Promise<string> {
  const importId = await start(memoryId, tmxOf(pairs.map((pair) => unitOf(pair))), { review: 'false' });
  await stageImport(services, importId);
  return importId;
}

it('packs every unit of an import under each of its keys before it is committed, and leaves none to the index', async () => {
  const memoryId = await newMemory();
  const importId = await committing(memoryId);
  expect(await packed()).toEqual([]);
  await settleImport(services, importId);
  expect((await packed()).length).toBeGreaterThan(100);
  expect(await packed()).toEqual(await signed());
  expect(await count(sql`memory_signatures where not packed`)).toBe(0);
});

it('lets lookups find what is alike when the import is committed, and not while it is only packed', async () => {
  const memoryId = await newMemory();
  const importId = await committing(memoryId);
  await packImport(db, importId, few);
  expect(await packed()).toEqual(await signed());
  const text = 'Clause 5 of part f applies to the goods';
  expect(await alike(memoryId, text)).toEqual([]);
  await settleImport(services, importId);
  expect(await alike(memoryId, text)).toContain('Klausel 5');
  await undo(importId);
  expect(await alike(memoryId, text)).toEqual([]);
});

it('packs ahead until less than a portion waits, however few units a portion takes of long texts', async () => {
  const importId = await committing(await newMemory());
  const ahead = new PackAhead(db, { id: importId, review: false }, { units: 7, keys: 1 });
  await ahead.add(6);
  await ahead.end();
  expect(await packed()).toEqual([]);
  await ahead.add(34);
  await ahead.end();
  const units = (lines: readonly string[]) => new Set(lines.map((line) => line.split(' ').at(-1))).size;
  expect([units(await packed()), units(await signed())]).toEqual([34, 40]);
  await packImport(db, importId);
  expect(await packed()).toEqual(await signed());
});

it('packs no further portion ahead once nothing more is staged, or the process stops', async () => {
  const importId = await committing(await newMemory());
  const ahead = new PackAhead(db, { id: importId, review: false }, { units: 7, keys: 1 });
  await ahead.add(40);
  await ahead.leave();
  expect(new Set((await packed()).map((line) => line.split(' ').at(-1))).size).toBe(1);
  await packImport(db, importId);
  expect(await packed()).toEqual(await signed());
});

it('keeps pairs of many languages apart, and counts what is to be packed ahead by pair, not by unit of the file', async () => {
  const languages = Array.from({ length: 25 }, (_, index) => `x${String.fromCharCode(97 + index)}`);
  const more = languages.map((tag) => `<tuv xml:lang="${tag}"><seg>${tag}</seg></tuv>`).join('');
  const units = numbered(600).map((pair) => unitOf(pair, more));
  const query = { to: undefined, review: 'false' };
  const importId = await start(await newMemory(), tmxOf(units), query);
  await stageImport(services, importId);
  const ofBook = sql`memory_units unit join memory_books book on book.id = unit.book_id
    join memory_signatures signature on signature.unit_id = unit.id and signature.book_id = book.id
      and signature.source = unit.unit->>'source'`;
  expect(await count(ofBook)).toBe(26 * 600);
  expect(await count(sql`${ofBook} where unit.unit->>'target' = book.target_language`)).toBe(25 * 600);
  expect(new Set((await packed()).map((line) => line.split(' ').at(-1))).size).toBeGreaterThan(5_000);
});

it('goes on where it was stopped, beside others that pack the same', async () => {
  const importId = await committing(await newMemory());
  await sql`alter table memory_packings add constraint never check (false)`.execute(db);
  await expect(packPortion(db, importId, few)).rejects.toThrow('never');
  await sql`alter table memory_packings drop constraint never`.execute(db);
  expect(await packed()).toEqual([]);
  expect(await packPortion(db, importId, few)).toBe(7);
  expect((await packed()).length).toBeLessThan((await signed()).length / 2);
  await Promise.all([1, 2, 3].map(() => packImport(db, importId, few)));
  await packImport(db, importId);
  expect(await packed()).toEqual(await signed());
});

/** Packs the first portion while `change` is done to the import in a transaction that ends only when packing waits for it. */
async function packBeside(importId: string, change: ReturnType<typeof sql>): Promise<Promise<unknown>[]> {
  const started: Promise<unknown>[] = [];
  await db.transaction().execute(async (transaction) => {
    await change.execute(transaction);
    started.push(packPortion(db, importId, few));
    started[0]!.catch(() => {});
    await waiting(1);
    const { rows } = await sql<{ id: number }>`select id from token_orders`.execute(db);
    started.push(dropPostings(db, rows[0]!.id));
    await waiting(2);
  });
  return started;
}

const waiting = (queries: number) =>
  vi.waitFor(
    async () =>
      expect(
        await count(sql`pg_locks where not granted and database = (select oid from pg_database
          where datname = current_database()) or not granted and locktype = 'transactionid'`),
      ).toBe(queries),
    { timeout: 20_000 },
  );

it('packs nothing of an import that is deleted meanwhile', async () => {
  const importId = await committing(await newMemory());
  const [packing, dropping] = await packBeside(
    importId,
    sql`delete from memory_imports where id = ${importId}`,
  );
  await expect(packing).rejects.toThrow('deleted');
  await dropping;
  expect(await packed()).toEqual([]);
  expect(await packPortion(db, importId, few)).toBeUndefined();
});

it('leaves no entry of units that are erased while they are packed', async () => {
  const importId = await committing(await newMemory());
  const { rows } = await sql<{ id: string }>`select id from memory_units order by id limit 3`.execute(db);
  const ids = rows.map(({ id }) => id);
  let packing: Promise<unknown> = Promise.resolve();
  await db.transaction().execute(async (transaction) => {
    await sql`select from memory_imports where id = ${importId} for update`.execute(transaction);
    packing = packPortion(db, importId, few);
    await waiting(1);
    await db.transaction().execute((other) => deleteUnits(other, ids));
  });
  expect(await packing).toBe(7);
  await packOrders(db);
  await packImport(db, importId);
  expect(await packed()).toEqual(await signed());
});

it('leaves no entry in an order that is dropped meanwhile', async () => {
  const importId = await committing(await newMemory());
  const [packing, dropping] = await packBeside(
    importId,
    sql`select from memory_imports where id = ${importId} for update`,
  );
  expect(await packing).toBe(7);
  await dropping;
  expect(await packed()).toEqual([]);
  await sql`update token_orders set state = 'retired'`.execute(db);
  await packImport(db, importId, few);
  expect(await packed()).toEqual([]);
});

it('packs a unit at a time where it has more keys than a portion may', async () => {
  const importId = await committing(await newMemory());
  expect(await packPortion(db, importId, { units: 100, keys: 1 })).toBe(1);
  expect(new Set((await packed()).map((line) => line.split(' ')[2])).size).toBe(1);
});

it('packs by each order of the language, and by no other', async () => {
  const importId = await committing(await newMemory());
  await sql`insert into token_orders (fingerprint, language, state, counted_units, created_at)
    select ${newId()}::uuid, language, 'building', 0, created_at from token_orders
    union all select ${newId()}::uuid, 'fr', 'building', 0, created_at from token_orders`.execute(db);
  await sql`insert into memory_signatures (order_id, unit_id, book_id, import_id, weight, source, words, keys, packed)
    select token_orders.id, unit_id, book_id, import_id, weight, source, words, array[7, 8], true
    from memory_signatures, token_orders where state = 'building' and language = 'en'`.execute(db);
  await packImport(db, importId, few);
  expect(await packed()).toEqual(await signed());
});

it('packs nothing of an import that people review, or that is over', async () => {
  const memoryId = await newMemory();
  const importId = await importPairs(memoryId, numbered(10));
  expect(await packPortion(db, importId)).toBeUndefined();
  await call('discardImport', { params: { importId }, body: {} });
  await packImport(db, importId);
  expect(await packed()).toEqual([]);
});

it('leaves nothing to be removed for candidates that were never packed', async () => {
  const importId = await importPairs(await newMemory(), numbered(10));
  await call('discardImport', { params: { importId }, body: {} });
  await transact(services, systemActor('test'), (context) => emptyImports(context, 100));
  expect([await count(sql`memory_units`), await count(sql`memory_posting_removals`)]).toEqual([0, 0]);
});

it('misses no unit that a process stages whose clock is behind that of the one before', async () => {
  const memoryId = await newMemory();
  const importId = await start(memoryId, tmxOf(pairs.map((pair) => unitOf(pair))), { review: 'false' });
  const ahead = {
    id: `${(Date.now() + 3_600_000)
      .toString(16)
      .padStart(12, '0')
      .replace(/(.{8})(.{4})/, '$1-$2')}-7000-8000-000000000000`,
  };
  const { rows } = await sql<{
    id: number;
  }>`insert into memory_books (memory_id, source_language, target_language)
    values (${memoryId}, 'en', 'de') returning id`.execute(db);
  await sql`insert into memory_units (id, book_id, import_id, source_hash, target_hash, unit, created_by, created_at)
    values (${ahead.id}, ${rows[0]!.id}, ${importId}, decode('00', 'hex'), decode('00', 'hex'), '{"source": "", "target": ""}', 'test', now())`.execute(
    db,
  );
  await stageImport(services, importId);
  await sql`update memory_imports set packed_order = (select id from token_orders), packed_to = ${ahead.id}
    where id = ${importId}`.execute(db);
  await settle(importId);
  expect((await packed()).length).toBeGreaterThan(100);
  expect(await packed()).toEqual(await signed());
});
