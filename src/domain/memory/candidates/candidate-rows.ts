import { type RawBuilder, sql } from 'kysely';
import { decodeUnit, type NewUnit, type StoredUnit, unitsWithState } from '#domain/memory/retrieval';
import { isActive } from '#domain/memory/units';
import { type CandidateFlag, type CandidateRule, candidateFlags } from '#engine/candidates';
import type { Database } from '#platform/database';

export type Decision = 'accepted' | 'rejected';

/** A candidate as it is kept. */
export interface CandidateRow {
  readonly id: string;
  readonly bookId: number;
  /** Target language. */
  readonly to: string;
  readonly unit: NewUnit;
  /** Null: nobody decided. */
  readonly decision: Decision | null;
  readonly flags: readonly CandidateFlag[];
  readonly revision: number;
  readonly reviewedBy: string | null;
}

/** Which candidates of an import are meant: all for which everything holds that is said. */
export interface CandidateChoice {
  readonly rule?: CandidateRule | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly decision?: Decision | 'undecided' | undefined;
  /** With the source that this candidate has. */
  readonly sameSourceAs?: string | undefined;
}

/** What of a choice the database can tell: of a rule all but what looks into the texts. */
export function meant(importId: string, choice: CandidateChoice): RawBuilder<unknown> {
  const { rule = {}, ids, decision, sameSourceAs } = choice;
  const conditions = [sql`unit.import_id = ${importId}`, sql`unit.status = 'active'`];
  if (ids) conditions.push(sql`unit.id = any(${[...ids]}::uuid[])`);
  if (decision === 'undecided') conditions.push(sql`unit.decision is null`);
  else if (decision) conditions.push(sql`unit.decision = ${decision}`);
  if (sameSourceAs !== undefined)
    conditions.push(sql`(unit.book_id, unit.source_hash) = (
      select book_id, source_hash from memory_units where id = ${sameSourceAs} and import_id = ${importId})`);
  if (rule.flags)
    conditions.push(sql`unit.id in (select unit_id from memory_candidate_flags
      where import_id = ${importId} and flag = any(${rule.flags}::text[]))`);
  if (rule.flagged !== undefined)
    conditions.push(
      sql`(unit.id in (select unit_id from memory_candidate_flags where import_id = ${importId})) = ${rule.flagged}`,
    );
  if (rule.authors) conditions.push(sql`unit.unit->>'changedBy' = any(${rule.authors}::text[])`);
  if (rule.changedFrom !== undefined) conditions.push(sql`unit.unit->>'changedAt' >= ${rule.changedFrom}`);
  if (rule.changedBefore !== undefined) conditions.push(sql`unit.unit->>'changedAt' < ${rule.changedBefore}`);
  return sql.join(conditions, sql` and `);
}

/** In the order of their ids. */
export async function listCandidateRows(
  db: Database,
  importId: string,
  choice: CandidateChoice,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<CandidateRow[]> {
  type Row = Omit<CandidateRow, 'unit'> & { unit: StoredUnit; structuralId: string | null };
  const { rows } = await sql<Row>`
    select unit.id, unit.book_id as "bookId", book.target_language as "to", unit.unit, structural_id as "structuralId",
      decision, revision, reviewed_by as "reviewedBy", array(select flag from memory_candidate_flags
        where import_id = ${importId} and unit_id = unit.id and flag = any(${[...candidateFlags]}::text[])) as flags
    from memory_units unit join memory_books book on book.id = unit.book_id
    where ${meant(importId, choice)} and ${after === undefined ? sql`true` : sql`unit.id > ${after}`}
    order by unit.id limit ${limit}`.execute(db);
  return rows.map(({ unit, structuralId, ...row }) => ({ ...row, unit: decodeUnit(unit, structuralId) }));
}

/** Ids of those that the database can tell to be meant, in order. */
export async function listMeant(
  db: Database,
  importId: string,
  choice: CandidateChoice,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select unit.id from memory_units unit where ${meant(importId, choice)}
      and ${after === undefined ? sql`true` : sql`unit.id > ${after}`} order by unit.id limit ${limit}`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}

export async function updateDecisions(
  db: Database,
  ids: readonly string[],
  decision: Decision | null,
  reviewer: string | null,
): Promise<void> {
  await sql`update memory_units set decision = ${decision}, revision = revision + 1,
      reviewed_by = ${decision === 'accepted' ? sql`coalesce(${reviewer}, reviewed_by)` : null}
    where id = any(${[...ids]}::uuid[])`.execute(db);
}

export interface EditedRow {
  readonly id: string;
  readonly unit: StoredUnit;
  readonly sourceHash: string;
  readonly targetHash: string;
}

export async function updateTexts(
  db: Database,
  rows: readonly EditedRow[],
  { by, now, reviewer }: { readonly by: string; readonly now: Date; readonly reviewer: string | null },
): Promise<void> {
  await sql`
    update memory_units set unit = edited.unit, source_hash = decode(edited."sourceHash", 'hex'),
      target_hash = decode(edited."targetHash", 'hex'), revision = revision + 1, changed_by = ${by}, changed_at = ${now},
      reviewed_by = coalesce(${reviewer}, reviewed_by)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as edited (id uuid, unit jsonb, "sourceHash" text,
      "targetHash" text)
    where memory_units.id = edited.id`.execute(db);
}

/** An active unit with the source of a candidate and another target. */
export interface ConflictRow {
  readonly candidateId: string;
  readonly id: string;
  readonly unit: StoredUnit;
  readonly importId: string | null;
}

const mostConflicts = 5;

/** What candidates stand against, the newest first, at most five for each. */
export async function listConflicts(db: Database, candidateIds: readonly string[]): Promise<ConflictRow[]> {
  const { rows } = await sql<ConflictRow>`
    select candidate.id as "candidateId", live.id, live.unit, live.import_id as "importId"
    from memory_units candidate cross join lateral (
      select unit.id, unit.unit, unit.import_id from ${unitsWithState}
      where unit.book_id = candidate.book_id and unit.source_hash = candidate.source_hash
        and unit.target_hash <> candidate.target_hash and unit.id <> candidate.id and ${isActive}
      order by unit.id desc limit ${mostConflicts}) live
    where candidate.id = any(${[...candidateIds]}::uuid[])`.execute(db);
  return rows;
}
