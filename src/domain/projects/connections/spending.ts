import type { Context } from '#domain/context';
import type { ProviderCall } from '#platform/providers';
import { findConnection } from './connections.ts';
import { connectionProblem } from './problems.ts';
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

/** Refuses with `spending-limit-reached` once a connection has spent what it may. */
export async function refuseOverspending(context: Context, id: string): Promise<void> {
  const { name, spendingLimit, spendingPeriod } = await findConnection(context, id);
  if (spendingLimit === null) return;
  const today = dayOf(context.now());
  const since = { day: today, month: `${today.slice(0, 7)}-01`, ever: undefined }[spendingPeriod];
  if ((await sumSpending(context.db, id, since)) < spendingLimit) return;
  const period = { day: 'a day', month: 'a month', ever: 'in all' }[spendingPeriod];
  throw connectionProblem('spending-limit-reached', {
    detail: `${name}: ${spendingLimit} ${period}`,
    facts: { connection: name, limit: spendingLimit, period: spendingPeriod },
  });
}

/** What a connection has spent, by day, newest first. */
export async function spendingOf(context: Context, id: string, limit: number): Promise<Spending[]> {
  await findConnection(context, id);
  return listSpending(context.db, id, limit);
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
