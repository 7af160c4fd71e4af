import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { reading } from '#domain/audit';
import { systemActor } from '#domain/context';
import { packOrders } from '#domain/memory/packing';
import {
  insertOrder,
  openBook,
  readerOf,
  scopeOf,
  signUnits,
  tokenOrderOf,
  writeUnits,
} from '#domain/memory/retrieval';
import { plainText, textWithoutCodes } from '#engine/inline';
import { signatureQuery } from '#engine/matching';
import { newId } from '#platform/database';
import { insertReadMemory } from '#test/read-memory';
import { testServices } from '#test/services';
import { listCandidates } from './candidate-rows.ts';
import { lookUpSegments, type UnitFilter } from './index.ts';

const services = await testServices();
const { db } = services;
const now = services.now();
const all = { fewest: 1, leastLoose: 0 };
let projectId: string;
let memoryId: string;
beforeEach(async () => {
  for (const table of ['memory_signatures', 'memory_postings', 'memory_posting_removals', 'token_orders'])
    await sql`delete from ${sql.table(table)}`.execute(db);
  ({ projectId, memoryId } = await insertReadMemory(db));
});

async function write(texts: readonly string[], about: { by?: string; importId?: string } = {}) {
  const { by = 'writer', importId } = about;
  const book = await openBook(db, memoryId, 'en', 'de');
  const units = texts.map((text) => ({ source: textWithoutCodes(text), target: textWithoutCodes(newId()) }));
  await db.transaction().execute((transaction) =>
    writeUnits(transaction, {
      ...{ book, units, origin: { by, now } },
      ...(importId !== undefined && { importId }),
    }),
  );
}

async function sourcesFor(
  texts: readonly string[],
  filter: UnitFilter = {},
  from: typeof db = db,
): Promise<string[][]> {
  const segments = texts.map((text) => ({ source: textWithoutCodes(text), previous: '', next: '' }));
  const found = await lookUpSegments(reading({ ...services, db: from }, systemActor('test')), {
    ...{ projectId, from: 'en', to: 'de', segments, threshold: 70, limit: 3, filter },
  });
  return found.map((some) => some.map(({ unit }) => plainText(unit.source)));
}

async function openImport(state: string): Promise<string> {
  const id = newId();
  await sql`insert into memory_imports (id, memory_id, project_id, kind, state, rest, source_language, created_by, created_at)
    values (${id}, ${memoryId}, ${projectId}, 'tmx', ${state}, 'accepted', 'en', 'importer', ${now})`.execute(
    db,
  );
  return id;
}

/** The database, with something that happens between what is similar being found and being read. */
function happening(what: () => Promise<void>): typeof db {
  let isFirst = true;
  return db.withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (isFirst && result.rows[0] && 'entries' in result.rows[0]) {
        isFirst = false;
        await what();
      }
      return result;
    },
  });
}

it('finds a unit behind thousands that came later and were taken back, or that a filter leaves out', async () => {
  await write(['Turn to page 1 of the manual'], { by: 'eve' });
  const importId = await openImport('committed');
  const later = Array.from({ length: 5_200 }, (_, index) => `Turn to page ${index + 2} of the manual`);
  await write(later, { importId });
  await packOrders(db, all);
  const asked = ['Turn to page 9999 of the manual'];
  expect((await sourcesFor(asked))[0]).toHaveLength(3);
  expect(await sourcesFor(asked, { authors: ['eve'] })).toEqual([['Turn to page 1 of the manual']]);
  await sql`update memory_imports set state = 'undone' where id = ${importId}`.execute(db);
  expect(await sourcesFor(asked)).toEqual([['Turn to page 1 of the manual']]);
});

it('finds a unit or what took its place, while an import is committed or undone that replaces it', async () => {
  const about = ['please', 'now', 'today'];
  for (const [place, packs] of [true, false].entries()) {
    const [former, latter] = about.slice(place).map((word) => `Open the window ${word}`) as [string, string];
    await write([former]);
    const importId = await openImport('committing');
    await write([latter], { importId });
    if (packs) await packOrders(db, all);
    const replace = (status: string, state: string) => async () => {
      await db.transaction().execute(async (transaction) => {
        const { rows } = await sql<{ id: string }>`update memory_units set status = ${status}
          where unit->>'source' = ${former} returning id`.execute(transaction);
        await signUnits(
          transaction,
          rows.map(({ id }) => id),
          now,
        );
        await sql`update memory_imports set state = ${state} where id = ${importId}`.execute(transaction);
      });
    };
    const asked = ['Open the window'];
    expect(await sourcesFor(asked)).toEqual([[former]]);
    expect(await sourcesFor(asked, {}, happening(replace('inactive', 'committed')))).toEqual([[latter]]);
    expect(await sourcesFor(asked, {}, happening(replace('active', 'undone')))).toEqual([[former]]);
    await replace('deleted', 'undone')();
    expect(await sourcesFor(asked)).toEqual([[]]);
  }
});

it('finds what took the place of a unit among hundreds that are alike', async () => {
  await write(Array.from({ length: 150 }, (_, index) => `Open the window ${index}`));
  await write(['Open the window!']);
  const importId = await openImport('committing');
  await write(['Open THE window'], { importId });
  const replace = () =>
    db.transaction().execute(async (transaction) => {
      const { rows } = await sql<{ id: string }>`update memory_units set status = 'inactive'
        where unit->>'source' = 'Open the window!' returning id`.execute(transaction);
      await signUnits(
        transaction,
        rows.map(({ id }) => id),
        now,
      );
      await sql`update memory_imports set state = 'committed' where id = ${importId}`.execute(transaction);
    });
  const [found] = await sourcesFor(['Open the window'], {}, happening(replace));
  expect(found).toHaveLength(3);
  expect(found![0]).toBe('Open THE window');
});

it('goes by the order that has taken the place of another since the lookup began', async () => {
  await write(['Open the window please']);
  const building = await insertOrder(db, 'en', 'building', { units: 0, frequencies: new Map() }, now);
  let isFirst = true;
  const switching = db.withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (isFirst && result.rows[0] && 'order' in result.rows[0]) {
        isFirst = false;
        await sql`update token_orders set state = 'retired' where id <> ${building!.id}`.execute(db);
        await sql`update token_orders set state = 'active' where id = ${building!.id}`.execute(db);
        await sql`update memory_units set status = 'inactive'`.execute(db);
        const { rows } = await sql<{ id: string }>`select id from memory_units`.execute(db);
        await signUnits(
          db,
          rows.map(({ id }) => id),
          now,
        );
        await write(['Open the window now']);
      }
      return result;
    },
  });
  expect(await sourcesFor(['Open the window'], {}, switching)).toEqual([['Open the window now']]);
});

it('meets the same units whether their entries come at once or bit by bit', async () => {
  const texts = Array.from({ length: 3_000 }, (_, index) => `See page ${index}`);
  await write(texts.slice(0, 1_500));
  await packOrders(db, { ...all, leastLoose: 1_000_000 });
  await write(texts.slice(1_500));
  const { rows } = await sql<{ id: number; fingerprint: string; book: number }>`
    select token_orders.id, fingerprint, book.id as book from token_orders, memory_books book
    where book.memory_id = ${memoryId}`.execute(db);
  const { book, ...stored } = rows[0]!;
  const order = await tokenOrderOf(db, { ...stored, state: 'active' });
  const queries = ['See page 7', 'See the page 9', 'Nothing is like this'].map(
    (text) => signatureQuery(readerOf('en')(text)!, order, 70, [scopeOf(stored.id, book)])!,
  );
  const meet = async (mostBytes: number, from = db) => {
    const counting = () => Promise.reject(new Error('few'));
    const found = await listCandidates(from, stored.id, 70, queries, { counting, mostBytes });
    return found.ids.map((ids) => ids.sort());
  };
  const atOnce = await meet(2 ** 25);
  expect(atOnce.map(({ length }) => length)).toEqual([3_000, 3_000, 0]);
  expect(await meet(1_000)).toEqual(atOnce);
  expect(await db.transaction().execute((transaction) => meet(1_000, transaction))).toEqual(atOnce);
});
