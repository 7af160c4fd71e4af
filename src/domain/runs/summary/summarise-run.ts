import type { Context } from '#domain/context';
import { findRun } from '#domain/runs/access';
import { type Amount, add, addBy, nothing } from './amounts.ts';
import { findTotals, listSummaryRows } from './queries.ts';

export interface RunSummary {
  readonly state: string;
  readonly extracted: Amount;
  /** Without those whose source only stands for a translation that is missing. */
  readonly translated: Amount;
  /** Of them those that people have to see and have not approved. */
  readonly reviewRequired: Amount;
  readonly approved: Amount;
  /** All that is extracted, once the run is delivered. */
  readonly delivered: Amount;
  readonly byResultSource: Readonly<Record<string, Amount>>;
  readonly byVerificationState: Readonly<Record<string, Amount>>;
  readonly byReviewStatus: Readonly<Record<string, Amount>>;
  readonly prices: readonly { readonly currency: string; readonly price: number }[];
}

const open = new Set(['required', 'in_review', 'rejected']);

/** How far a run has come, in segments and words. */
export async function summariseRun(context: Context, runId: string): Promise<RunSummary> {
  const run = await findRun(context, runId);
  const { prices, ...extracted } = await findTotals(context.db, run);
  const rows = await listSummaryRows(context.db, run);
  return {
    state: run.state,
    extracted,
    translated: add(rows.filter(({ isPlaceholder }) => !isPlaceholder)),
    reviewRequired: add(rows.filter(({ reviewStatus }) => open.has(reviewStatus))),
    approved: add(rows.filter(({ reviewStatus }) => reviewStatus === 'approved')),
    delivered: run.state === 'delivered' ? extracted : nothing,
    byResultSource: addBy(rows, (row) => row.resultSource),
    byVerificationState: addBy(rows, (row) => row.verificationState),
    byReviewStatus: addBy(rows, (row) => row.reviewStatus),
    prices: prices.map(({ currency, price }) => ({ currency, price: Number(price) })),
  };
}
