import { type Context, requireInProject } from '#domain/context';
import { findProject } from '#domain/projects';
import { webhookProblem } from './problems.ts';
import {
  findDelivery,
  findWebhook,
  listDeliveryRows,
  listLastDeliveryRows,
  listWebhookRows,
  type Page,
} from './queries.ts';
import type { Delivery, Webhook } from './webhook.ts';

const ability = 'project.administer' as const;

export interface Place {
  readonly projectId: string;
  readonly webhookId: string;
}

/** Webhooks of a project, oldest first; one more than asked for, where there are more. */
export async function listWebhooks(context: Context, projectId: string, page: Page): Promise<Webhook[]> {
  await findProject(context, projectId, ability);
  return listWebhookRows(context.db, projectId, page);
}

/** Refuses with `webhook-unknown` where the project has no such webhook. */
export async function requireWebhook(
  { actor, db }: Context,
  { projectId, webhookId }: Place,
): Promise<Webhook> {
  requireInProject(actor, ability, projectId);
  const webhook = await findWebhook(db, projectId, webhookId);
  if (!webhook) throw webhookProblem('webhook-unknown', { detail: webhookId });
  return webhook;
}

/** What was sent last to each of some webhooks of a project, by webhook. */
export async function listLastDeliveries(
  { actor, db }: Context,
  projectId: string,
  webhooks: readonly Webhook[],
): Promise<Map<string, Delivery>> {
  requireInProject(actor, ability, projectId);
  const own = webhooks.filter((webhook) => webhook.projectId === projectId).map(({ id }) => id);
  const rows = await listLastDeliveryRows(db, own);
  return new Map(rows.map((delivery) => [delivery.webhookId, delivery]));
}

/** What was sent to a webhook, newest first; one more than asked for, where there are more. */
export async function listDeliveries(context: Context, place: Place, page: Page): Promise<Delivery[]> {
  const { id } = await requireWebhook(context, place);
  return listDeliveryRows(context.db, id, page);
}

/** Refuses with `webhook-delivery-unknown` where the webhook has no such delivery. */
export async function requireDelivery(
  context: Context,
  { deliveryId, ...place }: Place & { readonly deliveryId: string },
): Promise<{ readonly webhook: Webhook; readonly delivery: Delivery }> {
  const webhook = await requireWebhook(context, place);
  const delivery = await findDelivery(context.db, webhook.id, deliveryId);
  if (!delivery) throw webhookProblem('webhook-delivery-unknown', { detail: deliveryId });
  return { webhook, delivery };
}
