import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { textWithoutCodes } from '#engine/inline';
import { newId } from '#platform/database';
import { testDatabase } from '#test/database';
import { insertProject } from '#test/runs';
import { type Book, openBook, signUnits, type UnitsToWrite, writeUnits } from './index.ts';

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

it('leaves no unit of a book or import that is deleted, even while it is written, and writes none into a book that is gone', async () => {
  const gone = newId();
  await sql`insert into memories (id, name, created_at) values (${gone}, 'Leaflets', ${origin.now})`.execute(
    db,
  );
  const leaflets = await openBook(db, gone, 'en', 'de');
  const into = (of: Pick<UnitsToWrite, 'importId'> = {}) => ({
    ...{ book: leaflets, units: [pair('Fold the leaflet', 'Falten')], origin, ...of },
  });
  const count = async () => {
    const { rows } = await sql`select from memory_units where book_id = ${leaflets.id}`.execute(db);
    return rows.length;
  };
  const { projectId } = await insertProject(db);
  const importId = newId();
  await sql`insert into memory_imports (id, memory_id, project_id, kind, state, source_language, created_by, created_at)
    values (${importId}, ${gone}, ${projectId}, 'tmx', 'staging', 'en', 'test', ${origin.now})`.execute(db);
  await db.transaction().execute((transaction) => writeUnits(transaction, into({ importId })));
  await sql`delete from memory_imports where id = ${importId}`.execute(db);
  expect(await count()).toBe(0);
  let deleting: Promise<unknown> | undefined;
  await db.transaction().execute(async (transaction) => {
    await writeUnits(transaction, into());
    deleting = sql`delete from memories where id = ${gone}`.execute(db);
    await expect(Promise.race([deleting, wait(100, 'waiting')])).resolves.toBe('waiting');
  });
  await deleting;
  expect(await count()).toBe(0);
  await expect(db.transaction().execute((transaction) => writeUnits(transaction, into()))).rejects.toThrow(
    `no book ${leaflets.id}`,
  );
});
