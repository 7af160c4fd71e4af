import { type Context, requireInProject } from '#domain/context';
import { findProject } from '#domain/projects';
import { newId } from '#platform/database';
import { requireRevision } from '#platform/web';
import { sendEvent } from './announce.ts';
import { type Place, requireDelivery, requireWebhook } from './find-webhooks.ts';
import { webhookProblem } from './problems.ts';
import {
  deleteWebhookRow,
  insertWebhook,
  lockWebhook,
  updateDelivery,
  updateSecret,
  updateWebhook,
} from './queries.ts';
import { deliverQueue } from './queues.ts';
import type { Webhook, WebhookEvent } from './webhook.ts';
import { newSecret, secretPlace } from './webhook-secret.ts';

/** Creates a webhook; its secret is returned this once. */
export async function createWebhook(
  context: Context,
  input: { readonly projectId: string; readonly url: string; readonly events: WebhookEvent[] },
): Promise<{ readonly webhook: Webhook; readonly secret: string }> {
  const { db, services, now } = context;
  await findProject(context, input.projectId, 'project.administer');
  requireAddress(input.url);
  const id = newId();
  const secret = newSecret();
  const webhook = await insertWebhook(db, {
    id,
    project_id: input.projectId,
    url: input.url,
    secret: services.secrets.seal(secret, secretPlace(id)),
    previous_secret: null,
    previous_until: null,
    events: input.events,
    enabled: true,
    revision: 1,
    created_at: now(),
    updated_at: now(),
  });
  note(context, 'create', webhook, undefined, webhook);
  return { webhook, secret };
}

export async function changeWebhook(
  context: Context,
  place: Place,
  input: {
    readonly revision: number | undefined;
    readonly url?: string;
    readonly events?: WebhookEvent[];
    readonly enabled?: boolean;
  },
): Promise<Webhook> {
  requireInProject(context.actor, 'project.administer', place.projectId);
  const before = await lockWebhook(context.db, place.projectId, place.webhookId);
  if (!before) throw webhookProblem('webhook-unknown', { detail: place.webhookId });
  requireRevision(input, before.revision);
  const { url, events, enabled } = input;
  if (url !== undefined) requireAddress(url);
  const change = { url, events, enabled, updated_at: context.now() };
  const after = await updateWebhook(context.db, before.id, change);
  note(context, 'change', after, before, after);
  return after;
}

/**
 * Gives a webhook a new secret, returned this once. The old one signs as well for some hours, so that the receiver can be
 * told the new one meanwhile; the one before that ends at once.
 */
export async function rotateSecret(
  context: Context,
  place: Place,
  { overlapHours }: { readonly overlapHours: number },
): Promise<{ readonly webhook: Webhook; readonly secret: string }> {
  const { actor, db, services } = context;
  requireInProject(actor, 'project.administer', place.projectId);
  const before = await lockWebhook(db, place.projectId, place.webhookId);
  if (!before) throw webhookProblem('webhook-unknown', { detail: place.webhookId });
  const [secret, now] = [newSecret(), context.now()];
  const webhook = await updateSecret(db, before.id, {
    secret: services.secrets.seal(secret, secretPlace(before.id)),
    until: new Date(now.getTime() + overlapHours * 3_600_000),
    now,
  });
  const { id, projectId, previousSecretUntil } = webhook;
  context.record({
    action: 'webhooks.rotate-secret',
    subject: { kind: 'webhook', id },
    projectId,
    after: { previousSecretUntil },
  });
  return { webhook, secret };
}

/** Held to the revision its author saw, where one is named. */
export async function deleteWebhook(context: Context, place: Place, revision?: number): Promise<void> {
  requireInProject(context.actor, 'project.administer', place.projectId);
  const before = await lockWebhook(context.db, place.projectId, place.webhookId);
  if (!before) throw webhookProblem('webhook-unknown', { detail: place.webhookId });
  if (revision !== undefined) requireRevision({ revision }, before.revision);
  await deleteWebhookRow(context.db, before.id);
  note(context, 'delete', before, before, undefined);
}

/** Sends a `webhook.test` event, whatever the webhook listens to. Resolves with the id of the delivery. */
export async function testWebhook(context: Context, place: Place): Promise<string> {
  const webhook = await requireWebhook(context, place);
  const [id] = await sendEvent(context, [webhook.id], 'webhook.test', { projectId: place.projectId });
  note(context, 'test', webhook);
  return id!;
}

/** Makes the next attempt at a delivery now. If it fails, the waits go on as they would have after it. */
export async function retryDelivery(
  context: Context,
  place: Place & { readonly deliveryId: string },
): Promise<void> {
  const { db, services, now } = context;
  const { webhook, delivery } = await requireDelivery(context, place);
  const { id: deliveryId, attempts } = delivery;
  const isMine = await updateDelivery(db, deliveryId, attempts, { next_attempt_at: now() });
  if (!isMine) throw webhookProblem('webhook-delivery-over', { detail: deliveryId });
  await services.queue.send(db, deliverQueue, { deliveryId, attempt: attempts + 1 });
  note(context, 'retry', webhook);
}

/** Sends the event of a delivery again, as a delivery of its own. */
export async function redeliver(
  context: Context,
  place: Place & { readonly deliveryId: string },
): Promise<string> {
  const { webhook, delivery } = await requireDelivery(context, place);
  const { data } = delivery.payload as { data: unknown };
  const [id] = await sendEvent(context, [webhook.id], delivery.event, data);
  note(context, 'redeliver', webhook);
  return id!;
}

function requireAddress(address: string): void {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (!isWeb || url.username || url.password) throw webhookProblem('webhook-address-refused');
}

function note(
  context: Context,
  verb: string,
  { id, projectId }: Webhook,
  before?: Webhook,
  after?: Webhook,
): void {
  const show = (webhook: Webhook | undefined) =>
    webhook && { host: new URL(webhook.url).host, events: webhook.events, enabled: webhook.enabled };
  context.record({
    action: `webhooks.${verb}-webhook`,
    subject: { kind: 'webhook', id },
    projectId,
    before: show(before),
    after: show(after),
  });
}
