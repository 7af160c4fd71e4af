import { sql } from 'kysely';
import type { Database } from '#platform/database';
import { inReach, type Period, type Reach, within } from './reach.ts';

export interface ModelRow {
  readonly provider: string;
  readonly model: string | null;
  readonly segments: number;
  readonly approved: number;
  readonly untouched: number;
  readonly edited: number;
  readonly changed: number | null;
  readonly omissions: number;
  readonly codesLost: number;
  readonly codesRepaired: number;
  /** How many segments have each finding, by code. */
  readonly findings: Readonly<Record<string, number>>;
}

/** Findings that say that something of the source is not in the target. */
export const omissionCodes = ['segment-untranslated', 'target-empty', 'sentence-count', 'number-missing'];
export const lostCodes = ['code-missing', 'code-left-out'];

/** What providers gave in runs of a period, as they gave it, by provider and model; most segments first. */
export async function listModelRows(db: Database, reach: Reach, period: Period): Promise<ModelRow[]> {
  const { rows } = await sql<ModelRow>`
    with given as materialized (
      select t.provider, t.model, t.review_status = 'approved' as approved, t.is_edited as edited,
        t.codes_repaired as repaired, t.finding_codes as codes, sum(t.segments) as n, sum(t.points) as points
      from runs r join run_tallies t on t.run_id = r.id
      where ${inReach(reach, sql`r.project_id`)} and t.provider is not null and ${within(period, sql`r.created_at`)}
      group by 1, 2, 3, 4, 5, 6),
    counted as (
      select provider, model, code, sum(n)::integer as segments
      from given cross join lateral unnest(codes) as one (code) group by 1, 2, 3),
    found as (
      select provider, model, jsonb_object_agg(code, segments) as findings from counted group by 1, 2),
    summed as (
      select provider, model, sum(n)::integer as segments,
        coalesce(sum(n) filter (where approved), 0)::integer as approved,
        coalesce(sum(n) filter (where approved and not edited), 0)::integer as untouched,
        coalesce(sum(n) filter (where edited), 0)::integer as edited,
        (sum(points) filter (where approved))::double precision as points,
        coalesce(sum(n) filter (where codes && ${omissionCodes}::text[]), 0)::integer as omissions,
        coalesce(sum(n) filter (where codes && ${lostCodes}::text[]), 0)::integer as "codesLost",
        coalesce(sum(n) filter (where repaired), 0)::integer as "codesRepaired"
      from given group by 1, 2 having sum(n) > 0)
    select s.provider, s.model, s.segments, s.approved, s.untouched, s.edited, s.points / nullif(s.approved, 0) as changed,
      s.omissions, s."codesLost", s."codesRepaired", coalesce(f.findings, '{}') as findings
    from summed s left join found f on f.provider = s.provider and f.model is not distinct from s.model
    order by s.segments desc, s.provider, s.model`.execute(db);
  return rows;
}
