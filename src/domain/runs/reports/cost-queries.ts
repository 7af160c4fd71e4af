import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform/database';
import { inReach, type Period, type Reach, timeOf, within } from './reach.ts';

export const costGroups = [
  ...(['project', 'connection', 'provider', 'model'] as const),
  ...(['day', 'month', 'file', 'run'] as const),
];
export type CostGroup = (typeof costGroups)[number];

const costKeys: Record<CostGroup, RawBuilder<unknown>> = {
  project: sql`r.project_id::text`,
  connection: sql`coalesce(c.call->>'connectionId', p.connection_id::text)`,
  provider: sql`c.call->>'provider'`,
  model: sql`c.call->>'model'`,
  day: timeOf('day', sql`p.worked_at`),
  month: timeOf('month', sql`p.worked_at`),
  file: sql`r.file_id::text`,
  run: sql`p.run_id::text`,
};

export interface CostRow {
  readonly keys: Readonly<Record<string, string | null>>;
  readonly currency: string | null;
  readonly calls: number;
  readonly attempts: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly characters: number;
  readonly price: number | null;
}

/** What runs asked of providers and what that cost, calls included that came to nothing; dearest first. */
export async function listCostRows(
  db: Database,
  reach: Reach,
  period: Period,
  groupBy: readonly CostGroup[],
  limit: number,
): Promise<CostRow[]> {
  const keys = groupBy.flatMap((group) => [sql.lit(group), costKeys[group]]);
  const figure = (name: string) =>
    sql`coalesce(sum((c.call->>${sql.lit(name)})::numeric), 0)::double precision`;
  const { rows } = await sql<CostRow>`
    select jsonb_build_object(${sql.join(keys)}) as keys, c.call->>'currency' as currency, count(*)::integer as calls,
      ${figure('attempts')} as attempts, ${figure('inputTokens')} as "inputTokens",
      ${figure('outputTokens')} as "outputTokens", ${figure('characters')} as characters,
      sum((c.call->>'price')::numeric)::double precision as price
    from runs r join run_portions p on p.run_id = r.id and p.calls is not null
    cross join lateral jsonb_array_elements(p.calls) as c (call)
    where ${inReach(reach, sql`r.project_id`)} and ${within(period, sql`p.worked_at`)}
    group by 1, 2 order by price desc nulls last, calls desc, keys limit ${limit}`.execute(db);
  return rows;
}

export interface SpendingRow {
  readonly connectionId: string;
  readonly name: string;
  readonly currency: string;
  readonly price: number;
  readonly calls: number;
}

/** What connections were charged that belong to projects; connections of the house serve other projects too and count only where all do. */
export async function listSpendingRows(db: Database, reach: Reach, period: Period): Promise<SpendingRow[]> {
  const { rows } = await sql<SpendingRow>`
    select c.id as "connectionId", c.name, s.currency, sum(s.price)::double precision as price,
      sum(s.calls)::integer as calls
    from connections c join connection_spending s on s.connection_id = c.id
    where ${inReach(reach, sql`c.project_id`)} and ${within(period, sql`s.day`)}
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
