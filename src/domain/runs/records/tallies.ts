import { sql } from 'kysely';
import type { Database } from '#platform/database';

/**
 * Makes one row of those that belong together of what reports add up of a run. Changes that others make meanwhile stay rows
 * of their own.
 */
export async function sumTallies(db: Database, runId: string): Promise<void> {
  await sql`
    with gone as (delete from run_tallies where run_id = ${runId} returning *)
    insert into run_tallies (run_id, result_source, review_status, provider, model, score, currency, is_edited,
      codes_repaired, finding_codes, segments, words, points, price)
    select run_id, result_source, review_status, provider, model, score, currency, is_edited, codes_repaired,
      finding_codes, sum(segments), sum(words), sum(points), sum(price)
    from gone group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
    having sum(segments) <> 0 or sum(points) <> 0 or sum(price) <> 0 or result_source is null`.execute(db);
}
