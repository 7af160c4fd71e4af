import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform/database';
import { inReach, type Period, type Reach, type TimeUnit, timeOf, within } from './reach.ts';

export interface DeliveredRow {
  /** As `2026-11-26`, or `2026-11`. */
  readonly time: string;
  readonly runs: number;
  readonly segments: number;
  readonly words: number;
}

const deliveredIn = (reach: Reach, period: Period): RawBuilder<unknown> =>
  sql`r.state = 'delivered' and r.finished_at is not null and ${within(period, sql`r.finished_at`)} and ${inReach(reach, sql`r.project_id`)}`;

/** What was delivered on each day or in each month; those without deliveries are left out. */
export async function listDeliveredRows(
  db: Database,
  reach: Reach,
  period: Period,
  unit: TimeUnit,
): Promise<DeliveredRow[]> {
  const { rows } = await sql<DeliveredRow>`
    select ${timeOf(unit, sql`r.finished_at`, period)} as time, count(*)::integer as runs,
      coalesce(sum(t.segments), 0)::integer as segments, coalesce(sum(t.words), 0)::integer as words
    from runs r left join run_tallies t on t.run_id = r.id and t.result_source is null
    where ${deliveredIn(reach, period)} group by 1 order by 1`.execute(db);
  return rows;
}

/** Seconds; null where no run was delivered. */
export interface Times {
  readonly median: number | null;
  /** 95 of 100 took no longer. */
  readonly most: number | null;
}

export interface TimesRow {
  /** Null for the whole period. */
  readonly time: string | null;
  readonly queued: Times;
  readonly worked: Times;
  readonly reviewed: Times;
}

/**
 * How long the runs waited that were delivered in a period: until their first job began, for machines, and for people, by day
 * or month and in all.
 */
export async function listTimesRows(
  db: Database,
  reach: Reach,
  period: Period,
  unit: TimeUnit,
): Promise<TimesRow[]> {
  const times = (name: string) => sql`jsonb_build_object(
    'median', percentile_cont(0.5) within group (order by ${sql.ref(name)}),
    'most', percentile_cont(0.95) within group (order by ${sql.ref(name)})) as ${sql.ref(name)}`;
  const { rows } = await sql<TimesRow>`
    with delivered as materialized (
      select r.id, r.created_at, r.started_at, r.finished_at from runs r
      where ${deliveredIn(reach, period)} and r.started_at is not null),
    steps as (
      select run_id, event, occurred_at, lead(occurred_at) over (partition by run_id order by id) as next_at
      from run_events where run_id in (select id from delivered)),
    reviews as (
      select run_id, sum(extract(epoch from next_at - occurred_at)) as seconds from steps where event = 'ask' group by 1),
    timed as (
      select ${timeOf(unit, sql`d.finished_at`, period)} as time, extract(epoch from d.started_at - d.created_at) as queued,
        extract(epoch from d.finished_at - d.started_at) - coalesce(seconds, 0) as worked,
        coalesce(seconds, 0) as reviewed
      from delivered d left join reviews on run_id = d.id)
    select time, ${times('queued')}, ${times('worked')}, ${times('reviewed')}
    from timed group by grouping sets ((time), ()) order by time`.execute(db);
  return rows;
}

/** Segments of deliveries by where their targets came from, by `result_source`. */
export async function countDeliveredSources(
  db: Database,
  reach: Reach,
  period: Period,
): Promise<Record<string, number>> {
  const { rows } = await sql<{ source: string; segments: number }>`
    select t.result_source as source, sum(t.segments)::integer as segments
    from runs r join run_tallies t on t.run_id = r.id and t.result_source is not null
    where ${deliveredIn(reach, period)} group by 1`.execute(db);
  return Object.fromEntries(rows.map(({ source, segments }) => [source, segments]));
}
