import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { systemActor } from '#domain/context';
import { openMemoryWork, somebodyWaits } from '#test/memory-work';
import type { Shown } from '#test/runs';
import { insertWords, listUnindexed } from './queries.ts';

const { services, projectId, call, newMemory, importPairs } = await openMemoryWork();

it('keeps no words of what is destroyed while they are written', async () => {
  const memoryId = await newMemory();
  const importId = await importPairs(memoryId, [['Hidden bongo', 'Verborgener Bongo']], { review: 'false' });
  const system = systemActor('test');
  const params = { projectId, memoryId };
  const body = { filter: {}, reason: 'test' };
  await call('setMemoryUnitStates', { params, body: { ...body, status: 'deleted' } }, system);
  let purged: Promise<Shown> | undefined;
  await services.db.transaction().execute(async (indexing) => {
    const units = await listUnindexed(indexing, importId, null, 10);
    purged = call('purgeMemoryUnits', { params, body }, system);
    await Promise.race([purged, somebodyWaits(services.db)]);
    await insertWords(
      indexing,
      units.map(({ id, bookId }) => ({ id, bookId, keys: [1] })),
    );
  });
  expect(await purged).toMatchObject({ units: 1 });
  const { rows } = await sql`select from memory_words join memory_books book on book.id = book_id
    where memory_id = ${memoryId}`.execute(services.db);
  expect(rows).toEqual([]);
});
