import { transact } from '#domain/audit';
import type { Context } from '#domain/context';
import { chargeConnection, type Reservation, releaseSpending, reserveSpending } from '#domain/projects';
import { appendCalls, type PortionPayload } from '#domain/runs';
import { Problem } from '#platform/problems';
import {
  type Provider,
  type ProviderCall,
  ProviderError,
  type ProviderReply,
  type ProviderRequest,
} from '#platform/providers';

/** Who pays for the calls of a portion. */
export interface Payer {
  readonly context: Context;
  readonly connectionId: string;
  readonly portion: PortionPayload;
}

/**
 * A provider whose calls are paid one by one: what each may cost is set aside before it is made, and what it did cost is
 * written down as soon as it is known, where connections are billed and where the run is. Both add up to the same, also
 * of a run that is cancelled meanwhile. A call that the connection may not pay fails as one whose allowance is used up.
 */
export function billCalls(provider: Provider, payer: Payer): Provider {
  const { model, isTrial } = provider;
  return {
    name: provider.name,
    ...(model !== undefined && { model }),
    ...(isTrial !== undefined && { isTrial }),
    limits: provider.limits,
    translate: (request) => pay(provider, request, payer),
    ...(provider.estimate && {
      estimate: (request: ProviderRequest) => provider.estimate!(request),
    }),
    close: () => provider.close?.(),
  };
}

/** The refusal a billed call failed with; else the failure itself. */
export function refusalIn(failure: ProviderError | undefined): ProviderError | Problem | undefined {
  return failure?.cause instanceof Problem ? failure.cause : failure;
}

async function pay(provider: Provider, request: ProviderRequest, payer: Payer): Promise<ProviderReply> {
  const reservation = await reserve(provider, request, payer);
  let reply: ProviderReply;
  try {
    reply = await provider.translate(request);
  } catch (error) {
    const { services, actor } = payer.context;
    if (reservation)
      await transact(services, actor, (context) => releaseSpending(context, payer.connectionId, reservation));
    throw error;
  }
  await charge(payer, reply.call, reservation);
  return reply;
}

async function reserve(
  provider: Provider,
  request: ProviderRequest,
  { context: { services, actor }, connectionId }: Payer,
): Promise<Reservation | undefined> {
  const { price, currency } = provider.estimate?.(request) ?? {};
  try {
    return await transact(services, actor, (context) =>
      reserveSpending(context, connectionId, { price, currency }),
    );
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    throw new ProviderError('quota', error.message, { isRetryable: false, cause: error });
  }
}

async function charge(
  { context: { services, actor }, connectionId, portion }: Payer,
  call: ProviderCall,
  reservation: Reservation | undefined,
): Promise<void> {
  const { runId, epoch, number } = portion;
  await transact(services, actor, async (context) => {
    await appendCalls(context.db, runId, epoch, number, [{ ...call, connectionId }], context.now());
    await chargeConnection(context, connectionId, [call]);
    await releaseSpending(context, connectionId, reservation);
  });
}
