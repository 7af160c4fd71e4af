import type { Context } from '#domain/context';
import {
  type CostGroup,
  type CostRow,
  listCostRows,
  listReuseRows,
  listSpendingRows,
  type ReuseRow,
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
  /** A list for each way of grouping: dearest first, one entry for each currency. */
  readonly costs: readonly (readonly CostRow[])[];
  /** What connections of projects were charged in all; those of the house only where the report is about all projects. */
  readonly connections: readonly SpendingRow[];
  /** Words from memories and earlier runs, for which nobody was asked. */
  readonly reusedWords: number;
  /** What these would have cost at what a word cost on average in their project, by currency. */
  readonly savings: readonly Saving[];
}

/** What was asked of providers in a period and what that cost, by what is asked for, and what reuse saved. */
export async function reportCosts(
  context: Context,
  { projectId, ...period }: Scope,
  groupings: readonly (readonly CostGroup[])[],
): Promise<Costs> {
  const { db } = context;
  const reach = await reachOf(context, projectId);
  const [[byProject, ...costs], connections, reuse] = await Promise.all([
    listCostRows(db, reach, period, [['project'], ...groupings], mostCosts),
    listSpendingRows(db, reach, period),
    listReuseRows(db, reach, period),
  ]);
  const reusedWords = reuse.reduce((sum, { reused }) => sum + reused, 0);
  return { costs, connections, reusedWords, savings: savingsOf(byProject!, reuse) };
}

function savingsOf(paid: readonly CostRow[], reuse: readonly ReuseRow[]): Saving[] {
  const wordsOf = new Map(reuse.map((row) => [row.projectId, row]));
  const savings = new Map<string, number>();
  for (const { keys, currency, price } of paid) {
    const words = wordsOf.get(keys.project!);
    if (!words?.asked || currency === null || price === null) continue;
    savings.set(currency, (savings.get(currency) ?? 0) + (price / words.asked) * words.reused);
  }
  return [...savings].sort().map(([currency, price]) => ({ currency, price }));
}
