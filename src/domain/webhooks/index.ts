export { announce } from './announce.ts';
export {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  redeliver,
  retryDelivery,
  rotateSecret,
  testWebhook,
} from './change-webhooks.ts';
export { listDeliveries, listLastDeliveries, listWebhooks, requireWebhook } from './find-webhooks.ts';
export { deleteDeliveries, deletePreviousSecrets } from './queries.ts';
export { type Delivery, type Webhook, type WebhookEvent, webhookEvents } from './webhook.ts';
