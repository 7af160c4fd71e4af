import { sql } from 'kysely';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { reading } from '#domain/audit';
import { systemActor } from '#domain/context';
import { packOrders } from '#domain/memory/packing';
import { openBook, writeUnits } from '#domain/memory/retrieval';
import { textWithoutCodes } from '#engine/inline';
import { openDatabase } from '#platform/database';
import { insertReadMemory } from '#test/read-memory';
import { rowsRead } from '#test/rows-read';
import { testServices } from '#test/services';
import { lookUpSegments } from './index.ts';

const services = await testServices();
// One connection, so that what it counts can be asked of it.
const db = openDatabase({ url: services.url, connections: 1 });
afterAll(() => db.destroy());
beforeEach(async () => {
  await sql`truncate memories, token_orders cascade`.execute(db);
});
const context = reading({ ...services, db }, systemActor('test'));
const now = services.now();

it('reads few signatures for a text, also while statistics know neither of its order nor of any that waits', async () => {
  const { write, lookUp } = await newParts();
  await write('fr', 0);
  await packOrders(db, { fewest: 1, leastLoose: 0 });
  await sql`vacuum analyze memory_signatures`.execute(db);
  await write('en', 3_000);
  expect(await lookUp()).toBeLessThan(3_000);
});

it('reads none where all are packed, also while statistics know of many that wait', async () => {
  const { write, lookUp } = await newParts();
  await write('en', 3_000);
  await sql`vacuum analyze memory_signatures`.execute(db);
  await packOrders(db, { fewest: 1, leastLoose: 0 });
  await lookUp();
  expect(await lookUp()).toBeLessThan(200);
});

/** A memory of parts. */
async function newParts() {
  const { projectId, memoryId } = await insertReadMemory(db);
  const segments = Array.from({ length: 20 }, (_, index) => ({
    ...{ source: textWithoutCodes(`${sourceOf(3_000 + 100 * index)} again`), previous: '', next: '' },
  }));
  return {
    async write(language: string, from: number): Promise<void> {
      const book = await openBook(db, memoryId, language, 'de');
      const units = Array.from({ length: 3_000 }, (_, index) => ({
        source: textWithoutCodes(sourceOf(from + index)),
        target: textWithoutCodes(`Teil ${index}`),
      }));
      await db
        .transaction()
        .execute((transaction) => writeUnits(transaction, { book, units, origin: { by: 'writer', now } }));
    },
    /** How many signatures are read for twenty texts, each of which has its unit. */
    async lookUp(): Promise<number> {
      const before = await rowsRead(db, 'memory_signatures');
      const asked = { projectId, from: 'en', to: 'de', segments, threshold: 70, limit: 1 };
      const found = await lookUpSegments(context, asked);
      expect(found.map(([best]) => best?.score)).toEqual(segments.map(() => 90));
      return (await rowsRead(db, 'memory_signatures')) - before;
    },
  };
}

const sourceOf = (index: number) => `Turn part w${index} of unit v${index} until it meets u${index}`;
