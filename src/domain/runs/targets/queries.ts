import { type RawBuilder, sql } from 'kysely';
import type { InlineCode, InlineItem } from '#engine/inline';
import { containing, type Database } from '#platform/database';
import { type TargetFilter, targetConditions } from './filter.ts';
import { isPlaceholderRow } from './kept-targets.ts';

/** A segment and what the run holds for it; everything of the target is null where it holds nothing yet. */
export interface TargetRow {
  readonly position: number;
  readonly segmentId: string;
  readonly part: string;
  readonly place: string;
  readonly heading: string | null;
  readonly source: { readonly items: readonly InlineItem[]; readonly codes: readonly InlineCode[] };
  readonly sourcePlain: string;
  readonly target: readonly InlineItem[] | null;
  readonly plain: string | null;
  readonly resultSource: string | null;
  readonly verificationState: string | null;
  readonly reviewStatus: string | null;
  readonly provider: string | null;
  readonly model: string | null;
  readonly promptVersion: string | null;
  readonly connectionId: string | null;
  readonly memoryUnit: { readonly memory: string; readonly id: string } | null;
  readonly score: number | null;
  readonly price: string | null;
  readonly currency: string | null;
  readonly isRepetition: boolean | null;
  readonly codesRepaired: boolean | null;
  readonly findingCodes: readonly string[] | null;
  readonly revision: number | null;
  readonly updatedBy: string | null;
  readonly updatedAt: Date | null;
}

const columns = sql`
  s.position, s.segment_id as "segmentId", s.part, s.place, s.heading, s.source, s.plain as "sourcePlain",
  t.target, t.plain, t.result_source as "resultSource", t.verification_state as "verificationState",
  t.review_status as "reviewStatus", t.provider, t.model, t.prompt_version as "promptVersion",
  t.connection_id as "connectionId", t.memory_unit as "memoryUnit", t.score, t.price, t.currency,
  t.is_repetition as "isRepetition", t.codes_repaired as "codesRepaired", t.finding_codes as "findingCodes",
  t.revision, t.updated_by as "updatedBy", t.updated_at as "updatedAt"`;

export interface TargetChoice extends TargetFilter {
  readonly text?: string | undefined;
  /** Part of the source, in any case. */
  readonly source?: string | undefined;
  /** Part of the target, in any case. */
  readonly target?: string | undefined;
  /** Whether people or checks have changed what the run first held. */
  readonly changed?: boolean | undefined;
  /** Whether people have to see it and have not approved it. */
  readonly open?: boolean | undefined;
}

const openStatuses = ['required', 'in_review', 'rejected'];

export async function listTargetRows(
  db: Database,
  run: { readonly id: string; readonly extractionId: string | null },
  choice: TargetChoice,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<TargetRow[]> {
  if (run.extractionId === null) return [];
  const { rows } = await sql<TargetRow>`
    select ${columns} from segments s left join targets t on t.run_id = ${run.id} and t.position = s.position
    where s.extraction_id = ${run.extractionId} and s.position > ${after} and ${conditionsOf(choice)}
    order by s.position limit ${limit}`.execute(db);
  return rows;
}

function conditionsOf(choice: TargetChoice): RawBuilder<unknown> {
  const conditions = targetConditions(choice, 't');
  if (choice.text !== undefined) {
    const pattern = containing(choice.text);
    conditions.push(sql`(s.plain ilike ${pattern} or t.plain ilike ${pattern})`);
  }
  if (choice.source !== undefined) conditions.push(sql`s.plain ilike ${containing(choice.source)}`);
  if (choice.target !== undefined) conditions.push(sql`t.plain ilike ${containing(choice.target)}`);
  if (choice.changed !== undefined) {
    const changed = sql`exists (select from target_changes c where c.run_id = t.run_id and c.position = t.position
      and c.target <> t.target)`;
    conditions.push(choice.changed ? changed : sql`not ${changed}`);
  }
  if (choice.open !== undefined)
    conditions.push(sql`coalesce(t.review_status = any(${openStatuses}), false) = ${choice.open}`);
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}

/** The position `back` chosen segments before one, or the first that is chosen; undefined where none is before it. */
export async function findPositionBefore(
  db: Database,
  run: { readonly id: string; readonly extractionId: string | null },
  choice: TargetChoice,
  { before, back }: { readonly before: number; readonly back: number },
): Promise<number | undefined> {
  const { rows } = await sql<{ position: number }>`
    select s.position from segments s left join targets t on t.run_id = ${run.id} and t.position = s.position
    where s.extraction_id = ${run.extractionId} and s.position < ${before} and ${conditionsOf(choice)}
    order by s.position desc limit ${back}`.execute(db);
  return rows.at(-1)?.position;
}

export interface TargetCount {
  readonly field: 'verificationState' | 'reviewStatus' | 'resultSource' | 'finding';
  readonly value: string;
  readonly count: number;
}

/** How many targets of a run each value of each filter chooses. One scan groups them; findings are few beside them. */
export async function countTargetValues(db: Database, runId: string): Promise<TargetCount[]> {
  const { rows } = await sql<TargetCount>`
    with grouped as materialized (
      select verification_state, review_status, result_source, finding_codes, count(*)::integer as count
      from targets where run_id = ${runId} group by 1, 2, 3, 4)
    select 'verificationState' as field, verification_state as value, sum(count)::integer as count from grouped group by 2
    union all select 'reviewStatus', review_status, sum(count)::integer from grouped group by 2
    union all select 'resultSource', result_source, sum(count)::integer from grouped group by 2
    union all select 'finding', code, sum(count)::integer from grouped, unnest(finding_codes) as code group by 2
    order by field, count desc, value limit 500`.execute(db);
  return rows;
}

/** Those at some positions, in reading order. */
export async function listTargetsAt(
  db: Database,
  run: { readonly id: string; readonly extractionId: string | null },
  positions: readonly number[],
): Promise<TargetRow[]> {
  const { rows } = await sql<TargetRow>`
    select ${columns} from segments s left join targets t on t.run_id = ${run.id} and t.position = s.position
    where s.extraction_id = ${run.extractionId} and s.position = any(${positions}::integer[])
    order by s.position`.execute(db);
  return rows;
}

export async function findTarget(
  db: Database,
  run: { readonly id: string; readonly extractionId: string | null },
  position: number,
): Promise<TargetRow | undefined> {
  const { rows } = await sql<TargetRow>`
    select ${columns} from segments s left join targets t on t.run_id = ${run.id} and t.position = s.position
    where s.extraction_id = ${run.extractionId} and s.position = ${position}`.execute(db);
  return rows[0];
}

/** Another segment with exactly the same source and codes, whose target nobody approved. */
export interface Repetition {
  readonly position: number;
  readonly target: readonly InlineItem[];
  readonly reviewStatus: string;
  /** Whether people wrote it otherwise than this one. */
  readonly isWordedOtherwise: boolean;
  /** Whether it only stands for a missing target. */
  readonly isPlaceholder: boolean;
}

/** In reading order. */
export async function listRepetitions(
  db: Database,
  run: { readonly id: string; readonly extractionId: string | null },
  position: number,
): Promise<Repetition[]> {
  const { rows } = await sql<Repetition>`
    select s.position, t.target, t.review_status as "reviewStatus", ${isPlaceholderRow} as "isPlaceholder",
      t.result_source = 'human' and t.target is distinct from own_target.target as "isWordedOtherwise"
    from segments s
    join segments own on own.extraction_id = s.extraction_id and own.position = ${position}
    join targets t on t.run_id = ${run.id} and t.position = s.position
    left join targets own_target on own_target.run_id = t.run_id and own_target.position = own.position
    where s.extraction_id = ${run.extractionId} and s.hash = own.hash and s.source = own.source
      and s.position <> own.position and t.review_status <> 'approved'
    order by s.position`.execute(db);
  return rows;
}

/** Positions of open targets that a filter, or a list of positions, chooses. */
export async function listOpenPositions(
  db: Database,
  run: { readonly id: string; readonly extractionId: string | null },
  choice: TargetChoice & { readonly positions?: readonly number[] | undefined },
): Promise<number[]> {
  const among = choice.positions ? sql`t.position = any(${choice.positions}::integer[])` : sql`true`;
  const { rows } = await sql<{ position: number }>`
    select t.position from targets t
    join segments s on s.extraction_id = ${run.extractionId} and s.position = t.position
    where t.run_id = ${run.id} and t.review_status in ('required', 'in_review', 'rejected')
      and ${among} and ${conditionsOf(choice)}
    order by t.position`.execute(db);
  return rows.map((row) => row.position);
}

export async function countOpenRows(db: Database, runId: string): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::integer as open from targets
    where run_id = ${runId} and review_status in ('required', 'in_review', 'rejected')`.execute(db);
  return rows[0]!.open;
}

export interface HistoryRow {
  readonly revision: number;
  readonly changedBy: string;
  readonly changedByKind: string;
  readonly changedAt: Date;
  readonly target: readonly InlineItem[];
  readonly resultSource: string;
  readonly verificationState: string;
  readonly reviewStatus: string;
  readonly reason: string | null;
}

/** Newest first. */
export async function listHistory(db: Database, runId: string, position: number): Promise<HistoryRow[]> {
  const { rows } = await sql<HistoryRow>`
    select revision, changed_by as "changedBy", changed_by_kind as "changedByKind", changed_at as "changedAt", target,
      result_source as "resultSource", verification_state as "verificationState", review_status as "reviewStatus", reason
    from target_changes where run_id = ${runId} and position = ${position} order by revision desc limit 200`.execute(
    db,
  );
  return rows;
}

export async function listFindings(db: Database, runId: string, position: number): Promise<object[]> {
  const { rows } = await sql<{ finding: object; stage: string }>`
    select stage, finding from run_findings where run_id = ${runId} and position = ${position}
    order by stage, number limit 200`.execute(db);
  return rows.map(({ stage, finding }) => ({ stage, ...finding }));
}
