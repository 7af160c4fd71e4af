export { announce } from './announce.ts';
export { deleteDeliveries, deletePreviousSecrets } from './queries.ts';
export type { WebhookEvent } from './webhook.ts';
