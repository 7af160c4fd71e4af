import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { newId } from '#platform/database';
import { testServices } from '#test/services';
import { forgetRecords, forgetRecordsHandler, forgetRecordsQueue } from './forget-records.ts';

const now = new Date('2030-05-01T10:00:00Z');
const terms = { idempotencyHours: 48, webhookLogDays: 30 };
const services = await testServices({ now: () => now, handlers: [forgetRecordsHandler(terms)] });
const { db } = services;
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const [projectId, webhookId] = [newId(), newId()];
await sql`insert into projects (id, key, name, target_languages, created_at, updated_at)
  values (${projectId}, 'a', 'A', '{fr}', ${now}, ${now})`.execute(db);
await sql`insert into webhooks (id, project_id, url, secret, events, created_at, updated_at)
  values (${webhookId}, ${projectId}, 'https://example.org', 'new', '{run.failed}', ${now}, ${now})`.execute(
  db,
);

async function insertKey(key: string, days: number, status: number | null, held = '0 seconds') {
  await sql`insert into idempotency_keys (actor_id, key, request_digest, holder, held_until, status, created_at)
    values ('person:p', ${key}, 'd', ${newId()}, now() + ${held}::interval, ${status}, ${daysAgo(days)})`.execute(
    db,
  );
}

async function insertDelivery(state: string, days: number | null) {
  const id = newId();
  await sql`insert into webhook_deliveries (id, webhook_id, event, payload, state, created_at, finished_at)
    values (${id}, ${webhookId}, 'run.failed', '{}', ${state}, ${daysAgo(90)}, ${days === null ? null : daysAgo(days)})`.execute(
    db,
  );
  return id;
}

const keysLeft = async () =>
  (await sql<{ key: string }>`select key from idempotency_keys order by key`.execute(db)).rows.map(
    ({ key }) => key,
  );
const deliveriesLeft = async () =>
  (await sql<{ id: string }>`select id from webhook_deliveries`.execute(db)).rows.map(({ id }) => id);
const previousSecret = async () =>
  (await sql<{ secret: Buffer | null }>`select previous_secret as secret from webhooks`.execute(db)).rows[0]!
    .secret;

test('deletes answers and deliveries that are past their term, batch by batch, and nothing else', async () => {
  for (const number of [1, 2, 3, 4, 5]) await insertKey(`old ${number}`, 2.1, 201);
  await insertKey('fresh', 1.9, 201);
  await insertKey('of a dead process', 2.1, null, '-1 minute');
  await insertKey('still held', 2.1, null, '1 minute');
  for (const state of ['delivered', 'failed', 'failed']) await insertDelivery(state, 31);
  const kept = [await insertDelivery('delivered', 29), await insertDelivery('waiting', null)];
  const forgotten = await forgetRecords(services, terms, { limit: 2 });
  expect(forgotten).toEqual({ keys: 6, deliveries: 3, secrets: 0 });
  expect(await keysLeft()).toEqual(['fresh', 'still held']);
  expect((await deliveriesLeft()).sort()).toEqual(kept.sort());
});

test('forgets a webhook secret once it signs no more, by the job that runs every hour', async () => {
  const endPrevious = (until: Date) =>
    sql`update webhooks set previous_secret = 'old', previous_until = ${until}`.execute(db);
  await endPrevious(new Date(now.getTime() + 1000));
  await services.queue.send(db, forgetRecordsQueue, {});
  expect(await services.drain()).toBe(1);
  expect(await previousSecret()).toEqual(Buffer.from('old'));
  await endPrevious(now);
  await services.queue.send(db, forgetRecordsQueue, {});
  expect(await services.drain()).toBe(1);
  expect(await previousSecret()).toBeNull();
});
