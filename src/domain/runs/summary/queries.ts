import { sql } from 'kysely';
import { isPlaceholderRow } from '#domain/runs/targets';
import type { Database } from '#platform/database';

export interface SummaryRow {
  readonly resultSource: string;
  readonly verificationState: string;
  readonly reviewStatus: string;
  /** Whether the source only stands for a translation that is missing. */
  readonly isPlaceholder: boolean;
  readonly segments: number;
  readonly words: number;
}

export async function listSummaryRows(
  db: Database,
  run: { readonly id: string; readonly extractionId: string | null },
): Promise<SummaryRow[]> {
  const { rows } = await sql<SummaryRow>`
    select t.result_source as "resultSource", t.verification_state as "verificationState",
      t.review_status as "reviewStatus", ${isPlaceholderRow} as "isPlaceholder", count(*)::integer as segments, sum(s.words)::integer as words
    from targets t join segments s on s.extraction_id = ${run.extractionId} and s.position = t.position
    where t.run_id = ${run.id} group by 1, 2, 3, 4`.execute(db);
  return rows;
}

/** Segments and words of an extraction, and what the run paid by currency. */
export async function findTotals(
  db: Database,
  run: { readonly id: string; readonly extractionId: string | null },
): Promise<{ segments: number; words: number; prices: { currency: string; price: string }[] }> {
  const totals = await sql<{ segments: number; words: number }>`
    select count(*)::integer as segments, coalesce(sum(words), 0)::integer as words from segments
    where extraction_id = ${run.extractionId}`.execute(db);
  const prices = await sql<{ currency: string; price: string }>`
    select c.call->>'currency' as currency, sum((c.call->>'price')::numeric) as price
    from run_portions p cross join lateral jsonb_array_elements(p.calls) as c (call)
    where p.run_id = ${run.id} and p.calls is not null and c.call ? 'price' and c.call ? 'currency'
    group by 1 order by 1`.execute(db);
  return { ...totals.rows[0]!, prices: prices.rows };
}
