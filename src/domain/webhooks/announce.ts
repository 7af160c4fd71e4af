import type { Context } from '#domain/context';
import { newId } from '#platform/database';
import { insertDeliveries, listListeners } from './queries.ts';
import { deliverQueue } from './queues.ts';
import type { WebhookEvent } from './webhook.ts';

/** Tells the project's webhooks what happened, in the caller's transaction: it is told if and only if that commits. */
export async function announce(
  context: Context,
  projectId: string,
  event: WebhookEvent,
  data: Readonly<Record<string, unknown>>,
): Promise<void> {
  const webhooks = await listListeners(context.db, projectId, event);
  if (webhooks.length > 0) await sendEvent(context, webhooks, event, { projectId, ...data });
}

/** Resolves with the ids of the deliveries, in the order of the webhooks. */
export async function sendEvent(
  { db, services, now }: Context,
  webhookIds: readonly string[],
  event: string,
  data: unknown,
): Promise<string[]> {
  const moment = now();
  const payload = { type: event, timestamp: moment.toISOString(), data };
  const rows = webhookIds.map((webhookId) => ({
    id: newId(),
    webhook_id: webhookId,
    event,
    payload,
    state: 'waiting' as const,
    attempts: 0,
    response_status: null,
    failure: null,
    next_attempt_at: moment,
    created_at: moment,
    finished_at: null,
  }));
  await insertDeliveries(db, rows);
  await services.queue.sendAll(
    db,
    deliverQueue,
    rows.map(({ id }) => ({ payload: { deliveryId: id, attempt: 1 } })),
  );
  return rows.map(({ id }) => id);
}
