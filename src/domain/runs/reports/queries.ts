import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform/database';

export interface Period {
  readonly projectId: string;
  /** From this moment on. */
  readonly from?: string | undefined;
  /** Before this moment. */
  readonly to?: string | undefined;
}

export const coverageGroups = ['project', 'file', 'language', 'day', 'month'] as const;
export type CoverageGroup = (typeof coverageGroups)[number];

const coverageKeys: Record<CoverageGroup, RawBuilder<unknown>> = {
  project: sql`r.project_id::text`,
  file: sql`r.file_id::text`,
  language: sql`r.target_language`,
  day: sql`to_char(r.created_at at time zone 'UTC', 'YYYY-MM-DD')`,
  month: sql`to_char(r.created_at at time zone 'UTC', 'YYYY-MM')`,
};

export interface CoverageChoice extends Period {
  readonly fileId?: string | undefined;
  readonly targetLanguage?: string | undefined;
  readonly groupBy: CoverageGroup;
  /** Whether every run counts, not just the newest of a file and language. */
  readonly allRuns: boolean;
}

export interface CoverageRow {
  readonly group: string;
  readonly resultSource: string | null;
  readonly reviewStatus: string | null;
  readonly delivered: boolean;
  readonly segments: number;
  readonly words: number;
}

/** What the segments of a project's runs came to; groups are paged by their name. */
export async function listCoverageRows(
  db: Database,
  choice: CoverageChoice,
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<CoverageRow[]> {
  const newest = choice.allRuns ? sql`` : sql`distinct on (r.file_id, r.target_language)`;
  const order = choice.allRuns ? sql`` : sql`order by r.file_id, r.target_language, r.id desc`;
  const { rows } = await sql<CoverageRow>`
    with chosen as (
      select ${newest} r.id, r.extraction_id, r.state = 'delivered' as delivered, ${coverageKeys[choice.groupBy]} as "group"
      from runs r where r.project_id = ${choice.projectId} and r.extraction_id is not null and r.state <> 'cancelled'
        and ${within(choice, sql`r.created_at`)}
        and ${choice.fileId === undefined ? sql`true` : sql`r.file_id = ${choice.fileId}`}
        and ${choice.targetLanguage === undefined ? sql`true` : sql`r.target_language = ${choice.targetLanguage}`}
      ${order}),
    page as (select distinct "group" from chosen where "group" > ${after} order by "group" limit ${limit})
    select c."group", t.result_source as "resultSource", t.review_status as "reviewStatus", c.delivered,
      count(*)::integer as segments, sum(s.words)::integer as words
    from chosen c join page using ("group")
    join segments s on s.extraction_id = c.extraction_id
    left join targets t on t.run_id = c.id and t.position = s.position
    group by c."group", t.result_source, t.review_status, c.delivered
    order by c."group"`.execute(db);
  return rows;
}

export const costGroups = ['connection', 'provider', 'model', 'day', 'month', 'file', 'run'] as const;
export type CostGroup = (typeof costGroups)[number];

const costKeys: Record<CostGroup, RawBuilder<unknown>> = {
  connection: sql`coalesce(c.call->>'connectionId', p.connection_id::text)`,
  provider: sql`c.call->>'provider'`,
  model: sql`c.call->>'model'`,
  day: sql`to_char(p.worked_at at time zone 'UTC', 'YYYY-MM-DD')`,
  month: sql`to_char(p.worked_at at time zone 'UTC', 'YYYY-MM')`,
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
  readonly price: string | null;
}

/** What a project's runs asked of providers and what that cost, calls included that came to nothing; dearest first. */
export async function listCostRows(
  db: Database,
  period: Period,
  groupBy: readonly CostGroup[],
  limit: number,
): Promise<CostRow[]> {
  const keys = groupBy.flatMap((group) => [sql.lit(group), costKeys[group]]);
  const figure = (name: string) => sql`coalesce(sum((c.call->>${sql.lit(name)})::numeric), 0)::bigint`;
  const { rows } = await sql<CostRow>`
    select jsonb_build_object(${sql.join(keys)}) as keys, c.call->>'currency' as currency, count(*)::integer as calls,
      ${figure('attempts')} as attempts, ${figure('inputTokens')} as "inputTokens",
      ${figure('outputTokens')} as "outputTokens", ${figure('characters')} as characters,
      sum((c.call->>'price')::numeric) as price
    from runs r join run_portions p on p.run_id = r.id and p.calls is not null
    cross join lateral jsonb_array_elements(p.calls) as c (call)
    where r.project_id = ${period.projectId} and ${within(period, sql`p.worked_at`)}
    group by 1, 2 order by price desc nulls last, calls desc, keys limit ${limit}`.execute(db);
  return rows;
}

export interface SpendingRow {
  readonly connectionId: string;
  readonly name: string;
  readonly currency: string;
  readonly price: string;
  readonly calls: number;
}

/** What the project's own connections were charged; connections of the house serve other projects too and are left out. */
export async function listSpendingRows(db: Database, period: Period): Promise<SpendingRow[]> {
  const { rows } = await sql<SpendingRow>`
    select c.id as "connectionId", c.name, s.currency, sum(s.price) as price, sum(s.calls)::integer as calls
    from connections c join connection_spending s on s.connection_id = c.id
    where c.project_id = ${period.projectId} and ${within(period, sql`s.day`)}
    group by c.id, c.name, s.currency order by c.name, s.currency`.execute(db);
  return rows;
}

export interface SummaryRow {
  readonly resultSource: string;
  readonly verificationState: string;
  readonly reviewStatus: string;
  readonly segments: number;
  readonly words: number;
}

export async function listSummaryRows(
  db: Database,
  run: { readonly id: string; readonly extractionId: string | null },
): Promise<SummaryRow[]> {
  const { rows } = await sql<SummaryRow>`
    select t.result_source as "resultSource", t.verification_state as "verificationState",
      t.review_status as "reviewStatus", count(*)::integer as segments, sum(s.words)::integer as words
    from targets t join segments s on s.extraction_id = ${run.extractionId} and s.position = t.position
    where t.run_id = ${run.id} group by 1, 2, 3`.execute(db);
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

export function within({ from, to }: Period, column: RawBuilder<unknown>): RawBuilder<unknown> {
  const begin = from === undefined ? sql`true` : sql`${column} >= ${from}`;
  return sql`(${begin} and ${to === undefined ? sql`true` : sql`${column} < ${to}`})`;
}
