import type { Context } from '#domain/context';
import {
  type CostGroup,
  type CostRow,
  listCostRows,
  listReuseRows,
  listSpendingRows,
  type SpendingRow,
} from './cost-queries.ts';
import { reachOf, type Scope } from './reach.ts';

/** More groups than this are no report. */
const mostCosts = 5_000;

/** What words that were there already would have cost. */
export interface Saving {
  readonly currency: string;
  readonly price: number;
}

export interface Costs {
  /** Dearest first; one entry for each currency. */
  readonly costs: readonly CostRow[];
  /** What connections of projects were charged in all; those of the house only where the report is about all projects. */
  readonly connections: readonly SpendingRow[];
  /** Words from memories and earlier runs, for which nobody was asked. */
  readonly reusedWords: number;
  /** What these would have cost at what a word cost on average in their project, by currency. */
  readonly savings: readonly Saving[];
}

/** What was asked of providers in a period and what that cost, by what is asked for. */
export async function reportCosts(
  context: Context,
  { projectId, ...period }: Scope,
  groupBy: readonly CostGroup[],
): Promise<Costs> {
  const { db } = context;
  const reach = await reachOf(context, projectId);
  const [costs, connections, paid, reuse] = await Promise.all([
    listCostRows(db, reach, period, [...new Set(groupBy)], mostCosts),
    listSpendingRows(db, reach, period),
    listCostRows(db, reach, period, ['project'], mostCosts),
    listReuseRows(db, reach, period),
  ]);
  const wordsOf = new Map(reuse.map((row) => [row.projectId, row]));
  const savings = new Map<string, number>();
  for (const { keys, currency, price } of paid) {
    const words = wordsOf.get(keys.project!);
    if (!words?.asked || currency === null || price === null) continue;
    savings.set(currency, (savings.get(currency) ?? 0) + (price / words.asked) * words.reused);
  }
  return {
    costs,
    connections,
    reusedWords: reuse.reduce((sum, { reused }) => sum + reused, 0),
    savings: [...savings].sort().map(([currency, price]) => ({ currency, price })),
  };
}
