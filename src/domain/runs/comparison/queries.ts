import { type RawBuilder, sql } from 'kysely';
import type { Run } from '#domain/runs/records';
import { type TargetFilter, targetConditions } from '#domain/runs/targets';
import type { Database } from '#platform/database';

export interface ComparedRuns {
  readonly before: Run & { readonly extractionId: string };
  readonly after: Run & { readonly extractionId: string };
}

export interface AlignmentRow {
  /** In the order of the later version; removed segments stand where they were. */
  readonly number: number;
  readonly change: string;
  readonly beforePosition: number | null;
  readonly afterPosition: number | null;
}

export interface ComparisonChoice extends TargetFilter {
  /** Whose target the filter is about. */
  readonly side: 'before' | 'after' | 'either';
  readonly change?: string | undefined;
  /** Whether the texts of the targets differ. */
  readonly changedText?: boolean | undefined;
}

export interface ComparisonRow extends AlignmentRow {
  readonly changedText: boolean;
}

/**
 * One page by keyset. Rows are chosen on targets alone, by primary keys from the cursor on; sources are read for the
 * page only. Of 50,000 segments an unfiltered page costs 200 look-ups, a filter that nothing passes one scan.
 */
export async function listComparisonRows(
  db: Database,
  runs: ComparedRuns,
  choice: ComparisonChoice,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<ComparisonRow[]> {
  const { rows } = await sql<ComparisonRow>`
    select a.number, a.change, a.before_position as "beforePosition", a.after_position as "afterPosition",
      b.plain is distinct from t.plain as "changedText"
    from ${aligned(runs)}
    where a.number > ${after} and ${conditionsOf(choice)}
    order by a.number limit ${limit}`.execute(db);
  return rows;
}

export interface ComparisonCount {
  readonly field: string;
  readonly value: string;
  readonly before: number;
  readonly after: number;
}

/** How many segments each value of each filter chooses, on either side. One scan groups them; all else looks at groups. */
export async function countComparison(db: Database, runs: ComparedRuns): Promise<ComparisonCount[]> {
  const facet = (field: string, before: RawBuilder<unknown>, after = before) => sql`
    select ${field}::text as field, value, sum(before)::integer as before, sum(after)::integer as after from (
      select ${before} as value, segments as before, 0 as after from compared
      union all select ${after}, 0, segments from compared) as sides
    where value is not null group by value`;
  const column = (name: string) =>
    facet(
      name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()),
      sql.ref(`b_${name}`),
      sql.ref(`t_${name}`),
    );
  const { rows } = await sql<ComparisonCount>`
    with compared as materialized (
      select a.change, b.plain is distinct from t.plain as changed,
        b.verification_state as b_verification_state, t.verification_state as t_verification_state,
        b.result_source as b_result_source, t.result_source as t_result_source,
        b.review_status as b_review_status, t.review_status as t_review_status,
        b.provider as b_provider, t.provider as t_provider, b.model as b_model, t.model as t_model,
        b.finding_codes as b_findings, t.finding_codes as t_findings, count(*) as segments
      from ${aligned(runs)} group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)
    select * from (
      ${sql.join(
        [
          facet('change', sql`change`),
          facet('changedText', sql`changed::text`),
          ...['verification_state', 'result_source', 'review_status', 'provider', 'model'].map(column),
          facet('finding', sql`unnest(b_findings)`, sql`unnest(t_findings)`),
        ],
        sql` union all `,
      )}) as counts order by field, value`.execute(db);
  return rows;
}

/** The pairs as `a`, with the target before as `b` and the one after as `t`. */
function aligned({ before, after }: ComparedRuns): RawBuilder<unknown> {
  const pairs =
    before.extractionId === after.extractionId
      ? sql`(select position as number, 'unchanged'::text as change, position as before_position,
          position as after_position from segments where extraction_id = ${before.extractionId})`
      : sql`(select number, change, before_position, after_position from alignments
          where before_extraction_id = ${before.extractionId} and after_extraction_id = ${after.extractionId})`;
  return sql`${pairs} as a
    left join targets b on b.run_id = ${before.id} and b.position = a.before_position
    left join targets t on t.run_id = ${after.id} and t.position = a.after_position`;
}

function conditionsOf(choice: ComparisonChoice): RawBuilder<unknown> {
  const both = (alias: string) => sql`(${sql.join(targetConditions(choice, alias), sql` and `)})`;
  const conditions: RawBuilder<unknown>[] = [];
  if (targetConditions(choice, 'b').length > 0) {
    if (choice.side === 'either') conditions.push(sql`(${both('b')} or ${both('t')})`);
    else conditions.push(both(choice.side === 'before' ? 'b' : 't'));
  }
  if (choice.change !== undefined) conditions.push(sql`a.change = ${choice.change}`);
  if (choice.changedText !== undefined)
    conditions.push(sql`(b.plain is distinct from t.plain) = ${choice.changedText}`);
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}
