import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { reading } from '#domain/audit';
import { systemActor } from '#domain/context';
import { packOrders } from '#domain/memory/packing';
import { dropOrders, orderHandlers, reindexMemory } from '#domain/memory/reindexing';
import { deleteUnits, openBook, signUnits, writeUnits } from '#domain/memory/retrieval';
import { plainText, textWithoutCodes } from '#engine/inline';
import { type Database, newId } from '#platform/database';
import { insertReadMemory } from '#test/read-memory';
import { testServices } from '#test/services';
import { lookUpSegments } from './index.ts';

const services = await testServices({ handlers: orderHandlers });
const { db } = services;
const now = services.now();
const all = { fewest: 1, leastLoose: 0 };
const origin = { by: 'writer', now };
const wordOf = (number: number) => [...String(number)].map((digit) => 'bdfghklmnp'[Number(digit)]).join('a');
const steadyOf = (index: number) => `Clause ${wordOf(index)} of the steady part applies`;
const eitherOf = (index: number, one: boolean) =>
  `The ${one ? 'former' : 'latter'} page ${wordOf(index)} shows`;

it('finds what is there and one of two that take turns, and leaves no entry behind, whoever packs, reindexes, edits and deletes', async () => {
  const { projectId, memoryId } = await insertReadMemory(db);
  const book = await openBook(db, memoryId, 'en', 'de');
  const write = async (transaction: Database, texts: readonly string[]) => {
    const units = texts.map((text) => ({
      ...{ id: newId(), source: textWithoutCodes(text), target: textWithoutCodes(newId()) },
    }));
    await writeUnits(transaction, { book, units, origin });
    return units.map(({ id }) => id);
  };
  const numbers = Array.from({ length: 30 }, (_, index) => 1_000 + 37 * index);
  await db.transaction().execute((transaction) => write(transaction, numbers.map(steadyOf)));
  const ones = await db.transaction().execute((transaction) =>
    write(
      transaction,
      numbers.map((index) => eitherOf(index, true)),
    ),
  );
  const others = await db.transaction().execute(async (transaction) => {
    const ids = await write(
      transaction,
      numbers.map((index) => eitherOf(index, false)),
    );
    await setStatus(transaction, ids, 'inactive');
    return ids;
  });
  const churning = await db.transaction().execute((transaction) =>
    write(
      transaction,
      Array.from({ length: 150 }, (_, index) => `Clause ${wordOf(index)} of the other part applies`),
    ),
  );

  let ended = 0;
  const rounds = 12;
  const turn = async () => {
    for (let round = 0; round < rounds; round++) {
      await db.transaction().execute(async (transaction) => {
        const [from, to] = round % 2 === 0 ? [ones, others] : [others, ones];
        await setStatus(transaction, from, 'inactive');
        await setStatus(transaction, to, 'active');
      });
      // Lookups ask again, but not for ever.
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    ended++;
  };
  const change = async (part: number) => {
    for (let round = 0; round < rounds; round++)
      await db.transaction().execute(async (transaction) => {
        const some = churning.filter((_, place) => place % 3 === part && (place + round) % 5 === 0);
        await sql`update memory_units set unit = jsonb_set(unit, '{source}', to_jsonb('Clause ' || ${wordOf(round)}::text
          || ' of part ' || left(id::text, 2))) where id = any(${some}::uuid[])`.execute(transaction);
        await signUnits(transaction, some.toReversed(), now);
        const [gone, ...rest] = some;
        await setStatus(transaction, rest.slice(0, 3), round % 2 ? 'active' : 'inactive');
        await deleteUnits(transaction, [gone!]);
        await write(transaction, [`Clause ${wordOf(round)} of the new part applies`]);
      });
    ended++;
  };
  const during = async (what: () => Promise<unknown>) => {
    while (ended < 4) await what();
  };
  const look = async () => {
    const asked = numbers.flatMap((index) => [`${steadyOf(index)} again`, `The page ${wordOf(index)} shows`]);
    const segments = asked.map((text) => ({ source: textWithoutCodes(text), previous: '', next: '' }));
    const found = await lookUpSegments(reading(services, systemActor('test')), {
      ...{ projectId, from: 'en', to: 'de', segments, threshold: 70, limit: 3 },
    });
    for (const [place, index] of numbers.entries()) {
      const [steady, either] = found
        .slice(2 * place, 2 * place + 2)
        .map((some) => some.map(({ unit }) => plainText(unit.source)));
      expect(steady).toContain(steadyOf(index));
      expect([[eitherOf(index, true)], [eitherOf(index, false)]]).toContainEqual(
        either!.filter((text) => text.includes(wordOf(index))),
      );
    }
  };
  await Promise.all([
    ...[turn(), change(0), change(1), change(2)],
    ...[during(look), during(look)],
    ...[during(() => packOrders(db, all)), during(() => packOrders(db, all))],
    during(() => reindexMemory(services, 'en')),
  ]);
  const later = { ...services, now: () => new Date(now.getTime() + 3_600_000) };
  await dropOrders(later);
  await packOrders(db, all);
  await look();
  const { rows } = await sql<{ packed: string[]; signed: string[]; wrong: number; removals: number }>`
    select array(select concat(order_id, ' ', key, ' ', encode(substring(entries from 36 * place + 21 for 16), 'hex'))
        from memory_postings, generate_series(0, length(entries) / 36 - 1) place order by 1) as packed,
      array(select concat(order_id, ' ', key, ' ', encode(uuid_send(unit_id), 'hex'))
        from memory_signatures, unnest(keys) key order by 1) as signed,
      (select count(*) from memory_units unit full join memory_signatures on unit_id = id
        where coalesce(status = 'active', false) <> coalesce(packed and source = unit->>'source', false)) as wrong,
      (select count(*) from memory_posting_removals) as removals`.execute(db);
  const { packed, signed, ...rest } = rows[0]!;
  expect(packed).toEqual(signed);
  expect(rest).toEqual({ wrong: 0, removals: 0 });
});

async function setStatus(transaction: Database, ids: readonly string[], status: string): Promise<void> {
  await sql`update memory_units set status = ${status} where id = any(${[...ids]}::uuid[])`.execute(
    transaction,
  );
  await signUnits(transaction, ids, now);
}
