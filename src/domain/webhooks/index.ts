export { announce } from './announce.ts';
export { type WebhookEvent, webhookEvents } from './webhook.ts';
