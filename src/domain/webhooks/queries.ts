import type { Insertable, Selectable, Updateable } from 'kysely';
import type { SubjectPlace } from '#domain/context';
import type { Database } from '#platform/database';
import type { Delivery, Webhook, WebhookEvent } from './webhook.ts';

type WebhookTable = {
  id: string;
  project_id: string;
  url: string;
  secret: Buffer;
  previous_secret: Buffer | null;
  previous_until: Date | null;
  events: WebhookEvent[];
  enabled: boolean;
  revision: number;
  created_at: Date;
  updated_at: Date;
};
type DeliveryTable = {
  id: string;
  webhook_id: string;
  event: string;
  payload: unknown;
  state: Delivery['state'];
  attempts: number;
  response_status: number | null;
  failure: string | null;
  next_attempt_at: Date | null;
  created_at: Date;
  finished_at: Date | null;
};
type Tables = { webhooks: WebhookTable; webhook_deliveries: DeliveryTable };

export interface Page {
  readonly limit: number;
  /** The last id of the page before. */
  readonly cursor?: string;
}

const tables = (db: Database) => db.withTables<Tables>();

const toWebhook = (row: Selectable<WebhookTable>): Webhook => ({
  id: row.id,
  projectId: row.project_id,
  url: row.url,
  events: row.events,
  enabled: row.enabled,
  previousSecretUntil: row.previous_until,
  revision: row.revision,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
});

const toDelivery = (row: Selectable<DeliveryTable>): Delivery => ({
  id: row.id,
  webhookId: row.webhook_id,
  event: row.event,
  payload: row.payload,
  state: row.state,
  attempts: row.attempts,
  responseStatus: row.response_status,
  failure: row.failure,
  nextAttemptAt: row.next_attempt_at,
  createdAt: row.created_at,
  finishedAt: row.finished_at,
});

/** One more than asked for, where there are more. */
export async function listWebhookRows(
  db: Database,
  projectId: string,
  { limit, cursor }: Page,
): Promise<Webhook[]> {
  let query = tables(db).selectFrom('webhooks').selectAll().where('project_id', '=', projectId);
  if (cursor) query = query.where('id', '>', cursor);
  return (
    await query
      .orderBy('id')
      .limit(limit + 1)
      .execute()
  ).map(toWebhook);
}

export async function findWebhook(db: Database, projectId: string, id: string): Promise<Webhook | undefined> {
  const row = await tables(db)
    .selectFrom('webhooks')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toWebhook(row);
}

export async function lockWebhook(db: Database, projectId: string, id: string): Promise<Webhook | undefined> {
  const row = await tables(db)
    .selectFrom('webhooks')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toWebhook(row);
}

export async function insertWebhook(db: Database, row: Insertable<WebhookTable>): Promise<Webhook> {
  return toWebhook(
    await tables(db).insertInto('webhooks').values(row).returningAll().executeTakeFirstOrThrow(),
  );
}

export async function updateWebhook(
  db: Database,
  id: string,
  change: Updateable<WebhookTable>,
): Promise<Webhook> {
  const query = tables(db)
    .updateTable('webhooks')
    .set(change)
    .set((column) => ({ revision: column('revision', '+', 1) }))
    .where('id', '=', id);
  return toWebhook(await query.returningAll().executeTakeFirstOrThrow());
}

/** Gives a webhook another secret; the one it has becomes the one before, until a moment. */
export async function updateSecret(
  db: Database,
  id: string,
  { secret, until, now }: { readonly secret: Buffer; readonly until: Date; readonly now: Date },
): Promise<Webhook> {
  const query = tables(db)
    .updateTable('webhooks')
    .set((column) => ({
      secret,
      previous_secret: column.ref('secret'),
      previous_until: until,
      revision: column('revision', '+', 1),
      updated_at: now,
    }))
    .where('id', '=', id);
  return toWebhook(await query.returningAll().executeTakeFirstOrThrow());
}

/** Forgets secrets that sign no more. */
export async function deletePreviousSecrets(db: Database, now: Date): Promise<number> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('webhooks')
    .set({ previous_secret: null, previous_until: null })
    .where('previous_until', '<=', now)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

export async function deleteWebhookRow(db: Database, id: string): Promise<void> {
  await tables(db).deleteFrom('webhooks').where('id', '=', id).execute();
}

export async function listListeners(db: Database, projectId: string, event: WebhookEvent): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('webhooks')
    .select('id')
    .where('project_id', '=', projectId)
    .where('enabled', '=', true)
    .where((column) => column.eb(column.val(event), '=', column.fn.any('events')))
    .execute();
  return rows.map(({ id }) => id);
}

/** Where deliveries are. */
export async function listDeliveryPlaces(db: Database, ids: readonly string[]): Promise<SubjectPlace[]> {
  const query = tables(db)
    .selectFrom('webhook_deliveries')
    .innerJoin('webhooks', 'webhooks.id', 'webhook_deliveries.webhook_id')
    .select(['webhook_deliveries.id', 'webhooks.project_id as projectId']);
  return query.where('webhook_deliveries.id', 'in', [...ids]).execute();
}

export async function insertDeliveries(db: Database, rows: Insertable<DeliveryTable>[]): Promise<void> {
  const stored = rows.map((row) => ({ ...row, payload: JSON.stringify(row.payload) }));
  await tables(db).insertInto('webhook_deliveries').values(stored).execute();
}

/** Newest first; one more than asked for, where there are more. */
export async function listDeliveryRows(
  db: Database,
  webhookId: string,
  { limit, cursor }: Page,
): Promise<Delivery[]> {
  let query = tables(db).selectFrom('webhook_deliveries').selectAll().where('webhook_id', '=', webhookId);
  if (cursor) query = query.where('id', '<', cursor);
  return (
    await query
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
  ).map(toDelivery);
}

/** What was sent last to each of these webhooks; nothing of those that were sent nothing. */
export async function listLastDeliveryRows(db: Database, webhookIds: readonly string[]): Promise<Delivery[]> {
  if (webhookIds.length === 0) return [];
  const rows = await tables(db)
    .selectFrom('webhooks as w')
    .innerJoinLateral(
      (of) =>
        of
          .selectFrom('webhook_deliveries')
          .selectAll()
          .whereRef('webhook_id', '=', 'w.id')
          .orderBy('id', 'desc')
          .limit(1)
          .as('d'),
      (join) => join.onTrue(),
    )
    .selectAll('d')
    .where('w.id', 'in', [...webhookIds])
    .execute();
  return rows.map(toDelivery);
}

export async function findDelivery(
  db: Database,
  webhookId: string,
  id: string,
): Promise<Delivery | undefined> {
  const row = await tables(db)
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('webhook_id', '=', webhookId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toDelivery(row);
}

export interface Parcel {
  readonly delivery: Delivery;
  readonly url: string;
  readonly enabled: boolean;
  /** The newest first; all that are in force. */
  readonly sealedSecrets: readonly Buffer[];
}

/** A delivery with where it goes and what signs it now. */
export async function findParcel(db: Database, deliveryId: string, now: Date): Promise<Parcel | undefined> {
  const row = await tables(db)
    .selectFrom('webhook_deliveries as d')
    .innerJoin('webhooks as w', 'w.id', 'd.webhook_id')
    .selectAll('d')
    .select(['w.url', 'w.enabled', 'w.secret', 'w.previous_secret', 'w.previous_until'])
    .where('d.id', '=', deliveryId)
    .executeTakeFirst();
  if (!row) return undefined;
  const isPreviousValid = row.previous_secret && row.previous_until! > now;
  const sealedSecrets = isPreviousValid ? [row.secret, row.previous_secret!] : [row.secret];
  return { delivery: toDelivery(row), url: row.url, enabled: row.enabled, sealedSecrets };
}

/** Whether the delivery still waited for this attempt: of two jobs that made it, one is counted. */
export async function updateDelivery(
  db: Database,
  id: string,
  attemptsBefore: number,
  change: Updateable<DeliveryTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('webhook_deliveries')
    .set(change)
    .where('id', '=', id)
    .where('attempts', '=', attemptsBefore)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Deletes deliveries that ended before a moment, a limited number at a time; those that still wait stay. */
export async function deleteDeliveries(db: Database, before: Date, limit: number): Promise<number> {
  const old = tables(db)
    .selectFrom('webhook_deliveries')
    .select('id')
    .where('finished_at', '<', before)
    .orderBy('finished_at')
    .limit(limit);
  const { numDeletedRows } = await tables(db)
    .deleteFrom('webhook_deliveries')
    .where('id', 'in', old)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
