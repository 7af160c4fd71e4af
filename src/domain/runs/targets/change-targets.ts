import { setImmediate } from 'node:timers/promises';
import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#domain/context';
import type { InlineItem } from '#engine/inline';
import { pairScorer } from '#engine/matching';
import { type Database, storableJson } from '#platform/database';

/** What a target says, with the codes of its source by id. */
export interface TargetText {
  readonly items: readonly InlineItem[];
  readonly plain: string;
}

/** A text that stood there before, with what was known of it. */
export interface RestoredText extends TargetText {
  readonly resultSource: string;
  readonly reviewStatus: string;
}

export interface TargetChange {
  readonly runId: string;
  readonly positions: readonly number[];
  readonly by: Actor;
  readonly now: Date;
  readonly reason?: string | undefined;
  /** The new text of each target; without any only the status changes. */
  readonly textOf?: (position: number) => TargetText | RestoredText;
  /** An expression over the target as it was; a restored text brings its own. */
  readonly reviewStatus: RawBuilder<unknown>;
  /** The replacement that makes this change, or that it takes back. */
  readonly replacementId?: string;
  /** Whether texts are restored. */
  readonly isRestored?: boolean;
}

/** Changes targets, raises their revisions and writes both ends of the change into their history. */
export async function updateTargets(db: Database, change: TargetChange): Promise<number> {
  const { runId, positions, by, now, textOf, reason, replacementId, isRestored = false } = change;
  if (positions.length === 0) return 0;
  await keepAsTheyWere(db, runId, positions);
  const texts = textOf ? positions.map((position) => ({ position, ...textOf(position) })) : [];
  const fresh = await measureKept(db, runId, texts);
  const text = textOf
    ? sql`target = fresh.items, plain = fresh.plain, result_source = coalesce(fresh."resultSource", 'human'), verification_state = 'pending',
        offered = case when provider is null or fresh."resultSource" = 'provider' then null else coalesce(offered, jsonb_build_object('plain', targets.plain,
          'findings', to_jsonb(finding_codes), 'codesRepaired', codes_repaired)) end, kept = case when fresh."resultSource" = 'provider' then null else fresh.kept end, finding_codes = '{}', is_repetition = false,
        codes_repaired = coalesce(fresh."resultSource" = 'provider' and (offered->>'codesRepaired')::boolean, false),`
    : sql``;
  const from = textOf
    ? sql`from jsonb_to_recordset(${storableJson(fresh)}::jsonb)
        as fresh (position integer, items jsonb, plain text, kept smallint, "resultSource" text, "reviewStatus" text)`
    : sql``;
  const status = textOf ? sql`coalesce(fresh."reviewStatus", ${change.reviewStatus})` : change.reviewStatus;
  const own = textOf ? sql`and fresh.position = targets.position` : sql``;
  const { rows } = await sql`
    with changed as (
      update targets set ${text} review_status = ${status}, revision = revision + 1,
        updated_by = ${by.id}, updated_at = ${now}
      ${from} where run_id = ${runId} and targets.position = any(${positions}::integer[]) ${own}
      returning targets.*)
    insert into target_changes (run_id, position, revision, changed_by, changed_by_kind, changed_at, target,
      result_source, verification_state, review_status, reason, replacement_id, is_restored)
    select run_id, position, revision, updated_by, ${by.kind}, updated_at, target, result_source,
      verification_state, review_status, ${reason ?? null}, ${replacementId ?? null}::uuid, ${isRestored} from changed
    returning position`.execute(db);
  return rows.length;
}

const measuredAtOnce = 50;

/** Beside each text how much of what the provider gave is left in it; null where no provider gave anything. */
async function measureKept<T extends { readonly position: number; readonly plain: string }>(
  db: Database,
  runId: string,
  texts: readonly T[],
): Promise<(T & { readonly kept: number | null })[]> {
  if (texts.length === 0) return [];
  const { rows } = await sql<{ position: number; offered: string; language: string }>`
    select t.position, coalesce(t.offered->>'plain', t.plain) as offered, r.target_language as language
    from targets t join runs r on r.id = t.run_id
    where t.run_id = ${runId} and t.provider is not null
      and t.position = any(${texts.map(({ position }) => position)}::integer[])`.execute(db);
  const alike = pairScorer(rows[0]?.language ?? 'und');
  const offered = new Map(rows.map((row) => [row.position, row.offered]));
  const measured: (T & { readonly kept: number | null })[] = [];
  for (const [index, text] of texts.entries()) {
    const before = offered.get(text.position);
    measured.push({ ...text, kept: before === undefined ? null : alike(before, text.plain) });
    // Replacing in thousands of targets takes seconds: others are served meanwhile.
    if (index % measuredAtOnce === measuredAtOnce - 1) await setImmediate();
  }
  return measured;
}

/** Nobody but Verso itself changes a target without leaving it in the history, so what is missing there is its work. */
async function keepAsTheyWere(db: Database, runId: string, positions: readonly number[]): Promise<void> {
  await sql`
    insert into target_changes (run_id, position, revision, changed_by, changed_by_kind, changed_at, target,
      result_source, verification_state, review_status)
    select run_id, position, revision, updated_by, 'system', updated_at, target, result_source, verification_state,
      review_status
    from targets where run_id = ${runId} and position = any(${positions}::integer[])
    on conflict do nothing`.execute(db);
}
