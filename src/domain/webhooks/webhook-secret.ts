import { randomBytes } from 'node:crypto';

/** As Standard Webhooks writes secrets: `whsec_` and 24 to 64 bytes in base64. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

export function secretPlace(webhookId: string): string {
  return `webhooks:${webhookId}`;
}
