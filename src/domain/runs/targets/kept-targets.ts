import { sql } from 'kysely';
import type { RunTables } from '#domain/runs/records';
import { type InlineItem, type InlineText, makeInlineText, plainText } from '#engine/inline';
import type { Database } from '#platform/database';

const tables = (db: Database) => db.withTables<RunTables>();

/** What a run holds for a segment. */
export interface KeptTarget {
  /** Of its segment in the extraction. */
  readonly position: number;
  /** Its codes are those of the source, by id. */
  readonly items: readonly InlineItem[];
  readonly resultSource: string;
  readonly verificationState: string;
  readonly reviewStatus: string;
  readonly provider?: string;
  readonly model?: string;
  readonly promptVersion?: string;
  readonly connectionId?: string;
  readonly unit?: { readonly memory: string; readonly id: string };
  /** Of a memory match, 0–101. */
  readonly score?: number;
  /** Its part of what the call cost. */
  readonly price?: number;
  /** ISO 4217 code. */
  readonly currency?: string;
  readonly isRepetition: boolean;
  readonly codesRepaired: boolean;
  readonly findingCodes: readonly string[];
  readonly revision: number;
}

export type NewTarget = Omit<KeptTarget, 'revision'>;

/** The target as inline text: its own items with the codes of its source. */
export function targetText({ items }: Pick<KeptTarget, 'items'>, source: InlineText): InlineText {
  return makeInlineText(items, source.codes);
}

/**
 * Keeps targets of segments that have none; one that is there stays as it is, whoever comes later. How many were kept.
 */
export async function insertTargets(
  db: Database,
  runId: string,
  targets: readonly NewTarget[],
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<number> {
  if (targets.length === 0) return 0;
  const rows = targets.map((target) => ({
    ...target,
    plain: plainText({ items: target.items, codes: new Map() }),
  }));
  const { numAffectedRows } = await sql`
    insert into targets (run_id, position, target, plain, result_source, verification_state, review_status, provider,
      model, prompt_version, connection_id, memory_unit, score, price, currency, is_repetition, codes_repaired,
      finding_codes, updated_by, updated_at)
    select ${runId}, position, items, plain, "resultSource", "verificationState", "reviewStatus", provider, model,
      "promptVersion", "connectionId", unit, score, price, currency, "isRepetition", "codesRepaired",
      array(select jsonb_array_elements_text("findingCodes")), ${by}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry (position integer, items jsonb, plain text,
      "resultSource" text, "verificationState" text, "reviewStatus" text, provider text, model text,
      "promptVersion" text, "connectionId" uuid, unit jsonb, score real, price numeric, currency text,
      "isRepetition" boolean, "codesRepaired" boolean, "findingCodes" jsonb)
    on conflict (run_id, position) do nothing`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** Targets of a run in order, or those of some positions. */
export async function listTargets(
  db: Database,
  runId: string,
  positions?: readonly number[],
): Promise<KeptTarget[]> {
  let query = tables(db).selectFrom('targets').selectAll().where('run_id', '=', runId).orderBy('position');
  if (positions) query = query.where('position', '=', sql<number>`any(${positions})`);
  return (await query.execute()).map((row) => ({
    position: row.position,
    items: row.target as unknown as InlineItem[],
    resultSource: row.result_source,
    verificationState: row.verification_state,
    reviewStatus: row.review_status,
    ...(row.provider !== null && { provider: row.provider }),
    ...(row.model !== null && { model: row.model }),
    ...(row.prompt_version !== null && { promptVersion: row.prompt_version }),
    ...(row.connection_id !== null && { connectionId: row.connection_id }),
    ...(row.memory_unit !== null && { unit: row.memory_unit as KeptTarget['unit'] & object }),
    ...(row.score !== null && { score: row.score }),
    ...(row.price !== null && { price: Number(row.price) }),
    ...(row.currency !== null && { currency: row.currency }),
    isRepetition: row.is_repetition,
    codesRepaired: row.codes_repaired,
    findingCodes: row.finding_codes,
    revision: row.revision,
  }));
}

/** Who wrote and who approved a target. */
export interface TargetAuthor {
  readonly updatedBy: string;
  readonly updatedAt: Date;
  /** The person who approved it as it is; null where nobody did, or a key did. */
  readonly approvedBy: string | null;
}

/** By position. Who wrote a target is whoever last changed its text: approving one does not make it somebody's. */
export async function listTargetAuthors(
  db: Database,
  runId: string,
): Promise<ReadonlyMap<number, TargetAuthor>> {
  const { rows } = await sql<TargetAuthor & { position: number }>`
    select t.position, coalesce(written.changed_by, t.updated_by) as "updatedBy",
      coalesce(written.changed_at, t.updated_at) as "updatedAt", approved.changed_by as "approvedBy"
    from targets t
      left join lateral (select changed_by, changed_at from target_changes c
        where c.run_id = t.run_id and c.position = t.position and c.target = t.target
        order by revision limit 1) written on true
      left join lateral (select changed_by, changed_by_kind from target_changes c
        where c.run_id = t.run_id and c.position = t.position and c.target = t.target
          and c.review_status = 'approved' and t.review_status = 'approved' and not c.is_restored
        order by revision desc limit 1) approved on approved.changed_by_kind = 'person'
    where t.run_id = ${runId}`.execute(db);
  return new Map(rows.map(({ position, ...author }) => [position, author]));
}

export interface CheckedTarget {
  readonly position: number;
  readonly verificationState: string;
  readonly reviewStatus: string;
  readonly findingCodes: readonly string[];
  /** Only where a check corrected the text. */
  readonly items?: readonly InlineItem[];
}

/** Writes what checking found; a text that was corrected leaves the one before in its history. */
export async function updateCheckedTargets(
  db: Database,
  runId: string,
  checked: readonly CheckedTarget[],
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<void> {
  if (checked.length === 0) return;
  const corrected = checked.filter(({ items }) => items !== undefined).map(({ position }) => position);
  if (corrected.length > 0) await keepHistory(db, runId, corrected);
  const rows = checked.map((row) => ({
    ...row,
    plain: row.items && plainText({ items: row.items, codes: new Map() }),
  }));
  await sql`
    update targets set verification_state = entry."verificationState", review_status = entry."reviewStatus",
      finding_codes = array(select jsonb_array_elements_text(entry."findingCodes")),
      target = coalesce(entry.items, targets.target), plain = coalesce(entry.plain, targets.plain),
      revision = targets.revision + case when entry.items is null then 0 else 1 end,
      updated_by = case when entry.items is null then targets.updated_by else ${by} end, updated_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry (position integer, "verificationState" text,
      "reviewStatus" text, "findingCodes" jsonb, items jsonb, plain text)
    where targets.run_id = ${runId} and targets.position = entry.position`.execute(db);
}

/** Copies targets as they are now into their history, before they change. */
export async function keepHistory(db: Database, runId: string, positions: readonly number[]): Promise<void> {
  await sql`
    insert into target_changes (run_id, position, revision, changed_by, changed_by_kind, changed_at, target,
      result_source, verification_state, review_status)
    select run_id, position, revision, updated_by, 'system', updated_at, target, result_source, verification_state,
      review_status
    from targets where run_id = ${runId} and position = any(${positions})
    on conflict do nothing`.execute(db);
}

/** The code that stands on a target nobody has written yet: the source, put there for people to write over. */
export const placeholderCode = 'segment-untranslated';

/** Whether a target only stands for a missing one. Whoever approves it says that the source may stay. */
export function isPlaceholder({
  resultSource,
  reviewStatus,
  findingCodes,
}: Pick<KeptTarget, 'resultSource' | 'reviewStatus' | 'findingCodes'>): boolean {
  return (
    resultSource === 'passthrough' && reviewStatus !== 'approved' && findingCodes.includes(placeholderCode)
  );
}

/** The same of a row `t` that has the columns of a target; null where there is none. */
export const isPlaceholderRow = sql<boolean>`(t.result_source = 'passthrough' and t.review_status <> 'approved'
  and ${placeholderCode} = any(t.finding_codes))`;

/** Takes away what only stood for a missing target, so that it can be translated after all. */
export async function deletePlaceholders(db: Database, runId: string): Promise<void> {
  await sql`delete from targets t where run_id = ${runId} and ${isPlaceholderRow}`.execute(db);
}

/** Whether people wrote or restored something that was neither checked nor assembled since. */
export async function hasUncheckedEdits(db: Database, runId: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from targets t where run_id = ${runId} and verification_state = 'pending'
    and (result_source = 'human' or exists (select from target_changes c
      where c.run_id = t.run_id and c.position = t.position and c.is_restored)) limit 1`.execute(db);
  return rows.length > 0;
}

export async function countTargets(db: Database, runId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from targets where run_id = ${runId}`.execute(db);
  return rows[0]!.count;
}
