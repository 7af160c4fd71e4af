import { type RawBuilder, sql } from 'kysely';
import { isPlaceholderRow } from '#domain/runs/targets';
import type { Database } from '#platform/database';
import { inReach, type Period, type Reach, timeOf, within } from './reach.ts';

export const coverageGroups = ['all', 'project', 'file', 'language', 'day', 'month'] as const;
export type CoverageGroup = (typeof coverageGroups)[number];

const coverageKeys = (period: Period): Record<CoverageGroup, RawBuilder<unknown>> => ({
  all: sql`'all'`,
  project: sql`r.project_id::text`,
  file: sql`r.file_id::text`,
  language: sql`r.target_language`,
  day: timeOf('day', sql`r.created_at`, period),
  month: timeOf('month', sql`r.created_at`, period),
});

export interface RunChoice extends Period {
  readonly fileId?: string | undefined;
  readonly targetLanguage?: string | undefined;
  /** Whether every run counts, not just the newest of a file and language. */
  readonly allRuns: boolean;
}

export interface CoverageRow {
  readonly group: string;
  /** Of the project or file. */
  readonly name: string | null;
  /** Null for all that is extracted. */
  readonly resultSource: string | null;
  readonly reviewStatus: string | null;
  readonly provider: string | null;
  readonly model: string | null;
  readonly score: number | null;
  /** Whether the source only stands for a translation that is missing. */
  readonly isPlaceholder: boolean;
  readonly delivered: boolean;
  readonly segments: number;
  readonly words: number;
}

const coverageNames: Partial<Record<CoverageGroup, RawBuilder<unknown>>> = {
  project: sql`(select name from projects where id = page."group"::uuid)`,
  file: sql`(select name from files where id = page."group"::uuid)`,
};

/** Runs that count, as `chosen` with their `group`. */
function chosenRuns(reach: Reach, choice: RunChoice, group: RawBuilder<unknown>): RawBuilder<unknown> {
  const { allRuns, fileId, targetLanguage } = choice;
  const newest = allRuns ? sql`` : sql`distinct on (r.file_id, r.target_language)`;
  const order = allRuns ? sql`` : sql`order by r.file_id, r.target_language, r.id desc`;
  return sql`chosen as materialized (
    select ${newest} r.id, r.extraction_id, r.state = 'delivered' as delivered, ${group} as "group"
    from runs r where ${inReach(reach, sql`r.project_id`)} and r.state <> 'cancelled'
      and exists (select from run_tallies t where t.run_id = r.id and t.result_source is null)
      and ${within(choice, sql`r.created_at`)}
      and ${fileId === undefined ? sql`true` : sql`r.file_id = ${fileId}`}
      and ${targetLanguage === undefined ? sql`true` : sql`r.target_language = ${targetLanguage}`}
    ${order})`;
}

/** What the segments of runs came to; groups are paged by their name. */
export async function listCoverageRows(
  db: Database,
  reach: Reach,
  choice: RunChoice & { readonly groupBy: CoverageGroup },
  { after, limit }: { readonly after: string; readonly limit: number },
): Promise<CoverageRow[]> {
  const { rows } = await sql<CoverageRow>`
    with ${chosenRuns(reach, choice, coverageKeys(choice)[choice.groupBy])},
    page as (select distinct "group" from chosen where "group" > ${after} order by "group" limit ${limit}),
    named as (select "group", ${coverageNames[choice.groupBy] ?? sql`null::text`} as name from page)
    select c."group", n.name, t.result_source as "resultSource", t.review_status as "reviewStatus", t.provider, t.model,
      t.score::integer as score, coalesce(${isPlaceholderRow}, false) as "isPlaceholder",
      c.delivered, sum(t.segments)::integer as segments, sum(t.words)::integer as words
    from chosen c join named n on n."group" = c."group" join run_tallies t on t.run_id = c.id
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(t.segments) <> 0
    order by 1`.execute(db);
  return rows;
}

/** What of the text of documents is not translated by which rule, in characters that are no white space. */
export interface SkippedRow {
  readonly disposition: 'protected' | 'skipped' | 'translated';
  /** Empty where it is translated. */
  readonly rule: string;
  readonly characters: number;
}

/** What became of all text of the documents that runs are about, each once; most first. */
export async function listSkippedRows(db: Database, reach: Reach, choice: RunChoice): Promise<SkippedRow[]> {
  const { rows } = await sql<SkippedRow>`
    with ${chosenRuns(reach, choice, sql`''`)}
    select line.disposition, case line.disposition when 'translated' then '' else line.rule end as rule,
      sum(line.characters)::double precision as characters
    from extractions e cross join lateral jsonb_to_recordset(case jsonb_typeof(e.coverage) when 'array' then e.coverage
      else '[]' end) as line (disposition text, rule text, characters integer)
    where e.id in (select extraction_id from chosen) group by 1, 2 order by 3 desc, 2`.execute(db);
  return rows;
}
