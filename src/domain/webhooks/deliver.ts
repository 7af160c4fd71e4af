import { Webhook as Signer } from 'standardwebhooks';
import { reading } from '#domain/audit';
import { type Services, systemActor } from '#domain/context';
import type { Database } from '#platform/database';
import { findParcel, type Parcel, updateDelivery } from './queries.ts';
import { deliverQueue } from './queues.ts';
import { type DeliveryOptions, type DeliveryResult, sendRequest } from './send-request.ts';
import { secretPlace } from './webhook-secret.ts';

/** Seconds to wait after the first, second … attempt that failed: a little over a day together. */
export const waits = [5, 60, 300, 1_800, 7_200, 18_000, 28_800, 36_000] as const;

/**
 * Makes one attempt at a delivery; where it fails, its outcome and the job of the next attempt commit together. Of two jobs
 * for one attempt the later does nothing.
 */
export async function deliver(
  services: Services,
  { deliveryId, attempt: number }: { readonly deliveryId: string; readonly attempt: number },
  options: DeliveryOptions,
): Promise<void> {
  const { db } = reading(services, systemActor('webhooks.deliver'));
  const parcel = await findParcel(db, deliveryId, services.now());
  if (parcel?.delivery.state !== 'waiting' || parcel.delivery.attempts !== number - 1) return;
  const result = parcel.enabled
    ? await attempt(services, parcel, options)
    : { failure: 'It is switched off.' };
  const isOver = !parcel.enabled || parcel.delivery.attempts >= waits.length;
  await db.transaction().execute((transaction) => settle(services, transaction, parcel, result, isOver));
}

async function attempt(
  { secrets, now }: Services,
  { delivery, url, sealedSecrets }: Parcel,
  options: DeliveryOptions,
): Promise<DeliveryResult> {
  const body = JSON.stringify(delivery.payload);
  const moment = now();
  const signatures = sealedSecrets.map((sealed) => {
    const signer = new Signer(secrets.open(sealed, secretPlace(delivery.webhookId)));
    return signer.sign(delivery.id, moment, body);
  });
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Verso',
    'webhook-id': delivery.id,
    'webhook-timestamp': String(Math.floor(moment.getTime() / 1000)),
    // Standard Webhooks: one signature for each secret in force, so that the receiver may have the old or the new one.
    'webhook-signature': signatures.join(' '),
  };
  return sendRequest(url, headers, body, options);
}

async function settle(
  { queue, now }: Services,
  db: Database,
  { delivery: { id, attempts } }: Parcel,
  { status, failure }: DeliveryResult,
  isOver: boolean,
): Promise<void> {
  const isDone = failure === undefined || isOver;
  const nextAt = isDone ? null : new Date(now().getTime() + waits[attempts]! * 1000);
  const isMine = await updateDelivery(db, id, attempts, {
    attempts: attempts + 1,
    response_status: status ?? null,
    failure: failure ?? null,
    state: failure === undefined ? 'delivered' : isOver ? 'failed' : 'waiting',
    next_attempt_at: nextAt,
    finished_at: isDone ? now() : null,
  });
  if (!isMine || !nextAt) return;
  const next = { deliveryId: id, attempt: attempts + 2 };
  await queue.send(db, deliverQueue, next, { startAfter: nextAt });
}
