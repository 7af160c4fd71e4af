import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { textWithoutCodes } from '#engine/inline';
import { newId } from '#platform/database';
import { testDatabase } from '#test/database';
import { type Book, openBook, signUnits, writeUnits } from './index.ts';

const { db } = await testDatabase();
const origin = { by: 'test', now: new Date('2026-03-01T12:00:00Z') };
const memoryId = newId();
let book: Book;
beforeAll(async () => {
  await sql`insert into memories (id, name, created_at) values (${memoryId}, 'Contracts', ${origin.now})`.execute(
    db,
  );
  book = await openBook(db, memoryId, 'en', 'de');
});
const pair = (source: string, target: string) => ({
  source: textWithoutCodes(source),
  target: textWithoutCodes(target),
});
const write = (units: readonly ReturnType<typeof pair>[], skipDuplicates = true) =>
  db.transaction().execute((transaction) => writeUnits(transaction, { book, units, origin, skipDuplicates }));
const signed = async () => {
  const { rows } = await sql<{ unit_id: string; source: string }>`
    select unit_id, source from memory_signatures order by source, unit_id`.execute(db);
  return rows;
};

it('opens a book once', async () => {
  expect(await openBook(db, memoryId, 'en', 'de')).toEqual(book);
  expect((await openBook(db, memoryId, 'en', 'fr')).id).not.toBe(book.id);
});

it('writes each pair once where it is asked to, and a signature for what others can be like', async () => {
  const units = [
    pair('Open  the file', 'Öffnen'),
    pair('Open the file', 'Öffnen'),
    pair('Open the file', 'Auf'),
  ];
  expect(await write(units)).toEqual({ added: 2, skipped: 1 });
  expect(await write(units)).toEqual({ added: 0, skipped: 3 });
  expect(await write([pair('', 'nothing'), pair('word '.repeat(2000), 'long')])).toEqual({
    added: 2,
    skipped: 0,
  });
  expect((await signed()).map(({ source }) => source)).toEqual(['Open the file', 'Open the file']);
  expect(await write([units[0]!], false)).toEqual({ added: 1, skipped: 0 });
});

it('signs a unit by what it says now, and not at all once it is active no longer', async () => {
  await write([pair('Close the window', 'Schließen')]);
  const { unit_id: id } = (await signed()).find(({ source }) => source === 'Close the window')!;
  const change = (set: ReturnType<typeof sql>) =>
    db.transaction().execute(async (transaction) => {
      await sql`update memory_units set ${set} where id = ${id}`.execute(transaction);
      await signUnits(transaction, [id], origin.now);
    });
  const unit = { source: 'Close the door', target: 'Schließen' };
  await change(sql`unit = ${JSON.stringify(unit)}::jsonb`);
  expect((await signed()).filter(({ unit_id }) => unit_id === id)).toEqual([
    { unit_id: id, source: 'Close the door' },
  ]);
  await change(sql`status = 'inactive'`);
  expect((await signed()).filter(({ unit_id }) => unit_id === id)).toEqual([]);
  await change(sql`status = 'active'`);
  expect((await signed()).filter(({ unit_id }) => unit_id === id)).toHaveLength(1);
});
