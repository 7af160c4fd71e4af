export const webhookEvents = [
  'run.delivered',
  'run.blocked',
  'run.failed',
  'run.review-required',
  'batch.finished',
  'file.version-added',
] as const;

export type WebhookEvent = (typeof webhookEvents)[number];

export interface Webhook {
  readonly id: string;
  readonly projectId: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly enabled: boolean;
  /** Until when the secret before signs as well; null where none does. */
  readonly previousSecretUntil: Date | null;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** One event on its way to one webhook. */
export interface Delivery {
  readonly id: string;
  readonly webhookId: string;
  readonly event: string;
  readonly payload: unknown;
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly responseStatus: number | null;
  /** Why the last attempt failed; with the start of the answer where there was one. */
  readonly failure: string | null;
  /** Null once it is over. */
  readonly nextAttemptAt: Date | null;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}
