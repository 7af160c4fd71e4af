import { accessProblem, type Context } from '#domain/context';
import type { ProviderCall } from '#platform/providers';
import { findConnection } from './connections.ts';
import { connectionProblem } from './problems.ts';
import { type Connection, lockConnectionRow } from './queries.ts';
import { addSpending, listSpending, type Spending, sumSpending } from './spending-queries.ts';

/** Adds what calls cost to the spending of a connection. */
export async function chargeConnection(
  context: Context,
  id: string,
  calls: readonly ProviderCall[],
): Promise<void> {
  const day = dayOf(context.now());
  const byCurrency = Map.groupBy(calls, ({ currency }) => currency ?? '');
  for (const [currency, some] of byCurrency) {
    const sum = (value: (call: ProviderCall) => number | undefined): number =>
      some.reduce((total, call) => total + (value(call) ?? 0), 0);
    await addSpending(context.db, id, {
      day,
      currency,
      price: sum(({ price }) => price),
      calls: some.length,
      inputTokens: sum(({ inputTokens }) => inputTokens),
      outputTokens: sum(({ outputTokens }) => outputTokens),
      characters: sum(({ characters }) => characters),
    });
  }
}

/** Refuses with `spending-limit-reached` once a connection has spent what it may, or would with so much more. */
export async function refuseOverspending(context: Context, id: string, more = 0): Promise<void> {
  const { name, spendingLimit, spendingPeriod } = await findConnection(context, id);
  if (spendingLimit === null) return;
  const today = dayOf(context.now());
  const since = { day: today, month: `${today.slice(0, 7)}-01`, ever: undefined }[spendingPeriod];
  const spent = await sumSpending(context.db, id, since);
  if (spent < spendingLimit && spent + more <= spendingLimit) return;
  const period = { day: 'a day', month: 'a month', ever: 'in all' }[spendingPeriod];
  throw connectionProblem('spending-limit-reached', {
    detail: `${name}: ${spendingLimit} ${period}`,
    facts: { connection: name, limit: spendingLimit, period: spendingPeriod },
  });
}

/** What is set aside for a call, in the currency and on the day it counts as spent. */
export interface Reservation {
  readonly day: string;
  readonly currency: string;
  readonly price: number;
}

/**
 * Sets aside what a call is expected to cost, which counts as spent until the call is charged or given back: so calls at the
 * same time, wherever they are made, stay within a limit as far as costs can be foretold. Refuses with
 * `spending-limit-reached` where that is more than is left. Undefined where the connection has no limit. Wants a
 * transaction of its own, and a short one: calls of the connection wait for it.
 */
export async function reserveSpending(
  context: Context,
  id: string,
  expected: { readonly price?: number | undefined; readonly currency?: string | undefined },
): Promise<Reservation | undefined> {
  const connection = await findConnection(context, id);
  if (connection.spendingLimit === null) return undefined;
  await lockConnectionRow(context.db, id);
  const { price = 0, currency = '' } = expected;
  await refuseOverspending(context, id, price);
  const reservation = { day: dayOf(context.now()), currency, price };
  await addSpending(context.db, id, { ...nothing, ...reservation });
  return reservation;
}

/** Gives back what was set aside for a call, which failed or is charged now. */
export async function releaseSpending(
  context: Context,
  id: string,
  reservation: Reservation | undefined,
): Promise<void> {
  if (!reservation) return;
  await addSpending(context.db, id, { ...nothing, ...reservation, price: -reservation.price });
}

const nothing = { calls: 0, inputTokens: 0, outputTokens: 0, characters: 0 };

/** Connections of the house serve all projects: what they spent is for those whose projects are all, as in reports. */
export function maySeeSpending({ actor }: Context, { projectId }: Pick<Connection, 'projectId'>): boolean {
  return projectId !== null || actor.projects === 'all';
}

/** What a connection has spent, by day, newest first. Refuses with `not-allowed` as `maySeeSpending` has it. */
export async function spendingOf(context: Context, id: string, limit: number): Promise<Spending[]> {
  const connection = await findConnection(context, id);
  if (!maySeeSpending(context, connection))
    throw accessProblem('not-allowed', { detail: 'spending of all projects' });
  return listSpending(context.db, id, limit);
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
