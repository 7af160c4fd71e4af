import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform/database';
import { inReach, type Period, type Reach, timeOf, within } from './reach.ts';

export const costGroups = [
  ...(['project', 'connection', 'provider', 'model'] as const),
  ...(['day', 'month', 'file', 'run'] as const),
];
export type CostGroup = (typeof costGroups)[number];

const costKeys = (period: Period): Record<CostGroup, RawBuilder<unknown>> => ({
  project: sql`r.project_id::text`,
  connection: sql`coalesce(c."connectionId", p.connection_id::text)`,
  provider: sql`c.provider`,
  model: sql`c.model`,
  day: timeOf('day', sql`p.worked_at`, period),
  month: timeOf('month', sql`p.worked_at`, period),
  file: sql`r.file_id::text`,
  run: sql`p.run_id::text`,
});

/** Where the names of groups stand that have an id. */
const namedIn = { project: 'projects', connection: 'connections', file: 'files' } as const;

export interface CostRow {
  readonly keys: Readonly<Record<string, string | null>>;
  /** Of the project, connection and file among the keys. */
  readonly names: Readonly<Record<string, string | null>>;
  readonly currency: string | null;
  readonly calls: number;
  readonly attempts: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly characters: number;
  readonly price: number | null;
}

/**
 * What runs asked of providers and what that cost, calls included that came to nothing: a list for each way of grouping, read
 * once for all of them; dearest first, and of each list at most `limit`.
 */
export async function listCostRows(
  db: Database,
  reach: Reach,
  period: Period,
  groupings: readonly (readonly CostGroup[])[],
  limit: number,
): Promise<CostRow[][]> {
  const asked = [...new Set(groupings.flat())];
  const keyOf = costKeys(period);
  const keys = asked.map((group) => sql`${keyOf[group]} as ${sql.ref(group)}`);
  const lists = groupings.map((groups, index) => sql`(${costList(groups, index, limit)})`);
  const { rows } = await sql<CostRow & { list: number }>`
    with calls as materialized (
      select ${sql.join(keys)}, c.currency, c.attempts, c."inputTokens", c."outputTokens", c.characters, c.price
      from runs r join run_portions p on p.run_id = r.id and p.calls is not null
      cross join lateral jsonb_to_recordset(p.calls) as c (provider text, model text, currency text, "connectionId" text,
        attempts integer, "inputTokens" bigint, "outputTokens" bigint, characters bigint, price numeric)
      where ${inReach(reach, sql`r.project_id`)} and ${within(period, sql`p.worked_at`)})
    ${sql.join(lists, sql` union all `)}`.execute(db);
  return groupings.map((_, index) =>
    rows.filter(({ list }) => list === index).map(({ list: _list, ...row }) => row),
  );
}

function costList(groups: readonly CostGroup[], index: number, limit: number): RawBuilder<unknown> {
  const columns = groups.map((group) => sql.ref(group));
  const keys = groups.flatMap((group) => [sql.lit(group), sql.ref(group)]);
  const named = Object.entries(namedIn).filter(([group]) => groups.includes(group as CostGroup));
  const names = named.flatMap(([group, table]) => [
    sql.lit(group),
    sql`(select name from ${sql.table(table)} where id = ${sql.ref(group)}::uuid)`,
  ]);
  const figure = (name: string) =>
    sql`coalesce(sum(${sql.ref(name)}), 0)::double precision as ${sql.ref(name)}`;
  return sql`
    select ${sql.lit(index)}::integer as list, jsonb_build_object(${sql.join(keys)}) as keys,
      jsonb_build_object(${names.length > 0 ? sql.join(names) : sql``}) as names, currency, calls, attempts,
      "inputTokens", "outputTokens", characters, price
    from (select ${sql.join(columns)}, currency, count(*)::integer as calls, ${figure('attempts')},
        ${figure('inputTokens')}, ${figure('outputTokens')}, ${figure('characters')},
        sum(price)::double precision as price
      from calls group by ${sql.join(columns)}, currency) as grouped
    order by price desc nulls last, calls desc, keys limit ${limit}`;
}

export interface SpendingRow {
  readonly connectionId: string;
  readonly name: string;
  readonly currency: string;
  readonly price: number;
  readonly calls: number;
}

/**
 * What connections were charged that belong to projects; connections of the house serve other projects too and count only
 * where all do. That is kept by days in UTC: those count whose noon lies in the period.
 */
export async function listSpendingRows(db: Database, reach: Reach, period: Period): Promise<SpendingRow[]> {
  const { rows } = await sql<SpendingRow>`
    select c.id as "connectionId", c.name, s.currency, sum(s.price)::double precision as price,
      sum(s.calls)::integer as calls
    from connections c join connection_spending s on s.connection_id = c.id
    where ${inReach(reach, sql`c.project_id`)} and ${within(period, sql`((s.day + time '12:00') at time zone 'UTC')`)}
    group by c.id, c.name, s.currency order by c.name, s.currency`.execute(db);
  return rows;
}

export interface ReuseRow {
  readonly projectId: string;
  /** Words that a provider answered for. */
  readonly asked: number;
  /** Words of targets that came from memories or earlier runs. */
  readonly reused: number;
}

/** How many words of runs created in a period providers were asked for, and how many were there already, by project. */
export async function listReuseRows(db: Database, reach: Reach, period: Period): Promise<ReuseRow[]> {
  const { rows } = await sql<ReuseRow>`
    select r.project_id as "projectId",
      coalesce(sum(t.words) filter (where t.provider is not null), 0)::integer as asked,
      coalesce(sum(t.words) filter (where t.provider is null
        and (t.result_source like 'memory%' or t.result_source = 'carried_over')), 0)::integer as reused
    from runs r join run_tallies t on t.run_id = r.id
    where ${inReach(reach, sql`r.project_id`)} and ${within(period, sql`r.created_at`)}
    group by 1`.execute(db);
  return rows;
}
