import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { pageOf, pageQuery, pageSchema, RouteAnswer } from '#platform/web';
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  redeliver,
  retryDelivery,
  rotateSecret,
  testWebhook,
} from './change-webhooks.ts';
import { listDeliveries, listWebhooks, requireDelivery, requireWebhook } from './find-webhooks.ts';
import { type Delivery, type Webhook, webhookEvents } from './webhook.ts';

const inProject = z.object({ projectId: z.uuid() });
const one = inProject.extend({ webhookId: z.uuid() });
const oneDelivery = one.extend({ deliveryId: z.uuid() });
const address = z.url().max(2000);
const events = z.array(z.enum(webhookEvents)).min(1).max(webhookEvents.length);
const moment = z.iso.datetime();

const webhook = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    url: z.string(),
    events: z.array(z.enum(webhookEvents)),
    enabled: z.boolean(),
    previousSecretUntil: moment.nullable().describe('Until when the secret before signs as well'),
    revision: z.int(),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: 'Webhook' });
const delivery = z
  .object({
    id: z.uuid(),
    webhookId: z.uuid(),
    event: z.string(),
    payload: z.unknown(),
    state: z.enum(['waiting', 'delivered', 'failed']),
    attempts: z.int(),
    responseStatus: z.int().nullable(),
    failure: z.string().nullable(),
    nextAttemptAt: moment.nullable().describe('Null once it is over'),
    createdAt: moment,
    finishedAt: moment.nullable(),
  })
  .meta({ id: 'WebhookDelivery' });

const toWebhook = (value: Webhook) => ({
  ...value,
  events: [...value.events],
  previousSecretUntil: value.previousSecretUntil?.toISOString() ?? null,
  createdAt: value.createdAt.toISOString(),
  updatedAt: value.updatedAt.toISOString(),
});
const toDelivery = (value: Delivery) => ({
  ...value,
  createdAt: value.createdAt.toISOString(),
  nextAttemptAt: value.nextAttemptAt?.toISOString() ?? null,
  finishedAt: value.finishedAt?.toISOString() ?? null,
});

const tag = 'Webhooks';
const ability = 'project.administer' as const;
const started = z.object({ deliveryId: z.uuid() });

export const routes = [
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/webhooks',
    operationId: 'listWebhooks',
    summary: 'Webhooks of the project',
    tag,
    ability,
    params: inProject,
    query: pageQuery,
    response: pageSchema(webhook),
    async handle(context, { params: { projectId }, query }) {
      return pageOf(await listWebhooks(context, projectId, query), query.limit, toWebhook);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/webhooks',
    operationId: 'createWebhook',
    summary: 'Create a webhook; its secret is shown this once',
    tag,
    ability,
    params: inProject,
    body: z.object({ url: address, events }),
    response: z.object({ webhook, secret: z.string() }),
    problems: ['webhook-address-refused'],
    example: { body: { url: 'https://example.org/verso', events: ['run.delivered', 'run.failed'] } },
    async handle(context, { params: { projectId }, body }) {
      const made = await createWebhook(context, { projectId, ...body });
      return new RouteAnswer(
        { webhook: toWebhook(made.webhook), secret: made.secret },
        { revision: 1, location: `/api/v1/projects/${projectId}/webhooks/${made.webhook.id}` },
      );
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/webhooks/:webhookId',
    operationId: 'getWebhook',
    summary: 'One webhook',
    tag,
    ability,
    params: one,
    response: webhook,
    problems: ['webhook-unknown'],
    async handle(context, { params }) {
      const found = await requireWebhook(context, params);
      return new RouteAnswer(toWebhook(found), { revision: found.revision });
    },
  }),
  defineRoute({
    method: 'PATCH',
    path: '/projects/:projectId/webhooks/:webhookId',
    operationId: 'changeWebhook',
    summary: 'Change where a webhook goes, what it listens to, or switch it off',
    tag,
    ability,
    params: one,
    body: z.object({ url: address, events, enabled: z.boolean() }).partial(),
    response: webhook,
    problems: ['webhook-unknown', 'webhook-address-refused', 'revision-required', 'revision-changed'],
    example: { body: { enabled: false } },
    async handle(context, { params, body, revision }) {
      const changed = await changeWebhook(context, params, { ...body, revision });
      return new RouteAnswer(toWebhook(changed), { revision: changed.revision });
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/projects/:projectId/webhooks/:webhookId',
    operationId: 'deleteWebhook',
    summary: 'Delete a webhook and its log',
    tag,
    ability,
    params: one,
    problems: ['webhook-unknown'],
    async handle(context, { params, revision }) {
      await deleteWebhook(context, params, revision);
      return new RouteAnswer(undefined, {});
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/webhooks/:webhookId/secrets',
    operationId: 'rotateWebhookSecret',
    summary: 'Give a webhook a new secret, shown this once; the old one signs as well for a while',
    tag,
    ability,
    params: one,
    body: z.strictObject({
      overlapHours: z
        .int()
        .min(0)
        .max(168)
        .default(24)
        .describe('Hours for which the old secret signs as well; 0 ends it at once'),
    }),
    response: z.object({ webhook, secret: z.string() }),
    problems: ['webhook-unknown'],
    example: { body: { overlapHours: 24 } },
    async handle(context, { params, body }) {
      const { webhook, secret } = await rotateSecret(context, params, body);
      return new RouteAnswer({ webhook: toWebhook(webhook), secret }, { revision: webhook.revision });
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/webhooks/:webhookId/tests',
    operationId: 'testWebhook',
    summary: 'Send a test event',
    tag,
    ability,
    params: one,
    status: 202,
    response: started,
    problems: ['webhook-unknown'],
    async handle(context, { params }) {
      return { deliveryId: await testWebhook(context, params) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/webhooks/:webhookId/deliveries',
    operationId: 'listWebhookDeliveries',
    summary: 'What was sent to a webhook, newest first',
    tag,
    ability,
    params: one,
    query: pageQuery,
    response: pageSchema(delivery),
    problems: ['webhook-unknown'],
    async handle(context, { params, query }) {
      return pageOf(await listDeliveries(context, params, query), query.limit, toDelivery);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/webhooks/:webhookId/deliveries/:deliveryId',
    operationId: 'getWebhookDelivery',
    summary: 'One delivery with its outcome',
    tag,
    ability,
    params: oneDelivery,
    response: delivery,
    problems: ['webhook-unknown', 'webhook-delivery-unknown'],
    async handle(context, { params }) {
      const { delivery } = await requireDelivery(context, params);
      return toDelivery(delivery);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/webhooks/:webhookId/deliveries/:deliveryId/attempts',
    operationId: 'retryWebhookDelivery',
    summary: 'Make the next attempt at a delivery now',
    tag,
    ability,
    params: oneDelivery,
    status: 202,
    response: started,
    problems: ['webhook-unknown', 'webhook-delivery-unknown', 'webhook-delivery-over'],
    async handle(context, { params }) {
      await retryDelivery(context, params);
      return { deliveryId: params.deliveryId };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/webhooks/:webhookId/deliveries/:deliveryId/redeliveries',
    operationId: 'redeliverWebhook',
    summary: 'Send the event of a delivery again',
    tag,
    ability,
    params: oneDelivery,
    status: 202,
    response: started,
    problems: ['webhook-unknown', 'webhook-delivery-unknown'],
    async handle(context, { params }) {
      return { deliveryId: await redeliver(context, params) };
    },
  }),
];
