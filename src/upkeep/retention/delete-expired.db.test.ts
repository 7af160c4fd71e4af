import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { expiryOf, findArtifact, storeArtifact } from '#domain/artifacts';
import { reading, transact } from '#domain/audit';
import { systemActor } from '#domain/context';
import { newId } from '#platform/database';
import { testServices } from '#test/services';
import { deleteAllExpired, deleteExpiredHandler, deleteExpiredQueue } from './delete-expired.ts';

let now = new Date('2030-05-01T10:00:00Z');
const services = await testServices({ now: () => now, handlers: [deleteExpiredHandler] });
const { db, storage } = services;
const actor = systemActor('test');
const projectId = newId();
await sql`insert into projects (id, key, name, target_languages, created_at, updated_at)
  values (${projectId}, 'a', 'A', '{fr}', ${now}, ${now})`.execute(db);

const store = (days: number | null) =>
  transact(services, actor, (context) =>
    storeArtifact(context, {
      ...{ projectId, kind: 'source', name: 'a.docx', mediaType: 'a/b', content: Buffer.from('a') },
      ...{ retention: 'source', expiresAt: expiryOf(days, now) },
    }),
  );
const stateOf = async ({ id, objectKey }: { id: string; objectKey: string }) => {
  const { deletedAt } = await findArtifact(reading(services, actor), id);
  return { deletedAt, isThere: (await storage.head(objectKey)) !== undefined };
};
const there = { deletedAt: null, isThere: true };

test('deletes what is over, batch by batch, and nothing else; the row stays and the audit says who did it', async () => {
  const [forever, long] = [await store(null), await store(2)];
  const over = [];
  for (let number = 0; number < 5; number++) over.push(await store(1));
  now = new Date('2030-05-02T10:00:00Z');
  await services.queue.send(db, deleteExpiredQueue, {});
  expect(await services.drain()).toBe(1);
  for (const artifact of over) expect(await stateOf(artifact)).toEqual({ deletedAt: now, isThere: false });
  for (const artifact of [forever, long]) expect(await stateOf(artifact)).toEqual(there);
  const entries = await sql`select actor_kind, actor_id, reason from audit_entries
    where action = 'artifacts.delete-artifact' and subject_id = ${over[0]!.id}`.execute(db);
  expect(entries.rows).toEqual([
    { actor_kind: 'system', actor_id: 'retention.delete-expired', reason: 'term over' },
  ]);
  expect(await deleteAllExpired(services)).toBe(0);
});

test('what a killed process deleted without writing it down is written down', async () => {
  const artifact = await store(0);
  await storage.delete(artifact.objectKey);
  expect(await deleteAllExpired(services)).toBe(1);
  expect(await stateOf(artifact)).toEqual({ deletedAt: now, isThere: false });
});

test('an object that cannot be deleted keeps no other from it, and is told', async () => {
  const all = [];
  for (let number = 0; number < 7; number++) all.push(await store(0));
  const stuck = all[2]!;
  const remove = storage.delete.bind(storage);
  const broken = vi.fn(async (key: string) => {
    if (key === stuck.objectKey) throw new Error('The disk is read only.');
    return remove(key);
  });
  const limited = { ...services, storage: { ...storage, delete: broken } };
  await expect(deleteAllExpired(limited, { limit: 2 })).rejects.toThrow('1 expired object');
  expect(await stateOf(stuck)).toEqual(there);
  for (const artifact of all)
    if (artifact !== stuck) expect(await stateOf(artifact)).toEqual({ deletedAt: now, isThere: false });
  expect(await deleteAllExpired(services)).toBe(1);
});

test('two at once delete each once', async () => {
  for (let number = 0; number < 20; number++) await store(0);
  const counts = await Promise.all([
    deleteAllExpired(services, { limit: 3 }),
    deleteAllExpired(services, { limit: 3 }),
  ]);
  expect(counts[0]! + counts[1]!).toBe(20);
});
