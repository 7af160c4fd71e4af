import { sql } from 'kysely';
import type { AlignableSegment, AlignmentKind } from '#domain/files/content';
import type { Database } from '#platform/database';

/** What became of one segment, by positions in two extractions. */
export interface AlignmentRow {
  /** In the order of the later one; removed segments stand where they were. */
  readonly number: number;
  readonly change: AlignmentKind;
  readonly beforePosition: number | null;
  readonly afterPosition: number | null;
  /** Of the words of an edited segment, 0 to 1. */
  readonly similarity: number | null;
}

/** The extraction before and the one after. */
export type ExtractionPair = readonly [beforeId: string, afterId: string];

export async function hasAlignment(db: Database, [beforeId, afterId]: ExtractionPair): Promise<boolean> {
  const { rows } = await sql`select 1 from alignments
    where before_extraction_id = ${beforeId} and after_extraction_id = ${afterId} limit 1`.execute(db);
  return rows.length > 0;
}

/** All in one statement, so that nobody sees half of it; a second one who aligned the same changes nothing. */
export async function insertAlignment(
  db: Database,
  [beforeId, afterId]: ExtractionPair,
  rows: readonly AlignmentRow[],
): Promise<void> {
  await sql`
    insert into alignments (before_extraction_id, after_extraction_id, number, change, before_position, after_position,
      similarity)
    select ${beforeId}, ${afterId}, entry.* from unnest(${rows.map((row) => row.number)}::integer[],
      ${rows.map((row) => row.change)}::text[], ${rows.map((row) => row.beforePosition)}::integer[],
      ${rows.map((row) => row.afterPosition)}::integer[], ${rows.map((row) => row.similarity)}::real[]) as entry
    on conflict do nothing`.execute(db);
}

export interface AlignmentPage {
  /** Number of the last row of the page before; -1 for the first. */
  readonly after: number;
  readonly limit: number;
  readonly kind?: AlignmentKind | undefined;
}

export async function listAlignmentRows(
  db: Database,
  [beforeId, afterId]: ExtractionPair,
  { after, limit, kind }: AlignmentPage,
): Promise<AlignmentRow[]> {
  const { rows } = await sql<AlignmentRow>`
    select number, change, before_position as "beforePosition", after_position as "afterPosition", similarity
    from alignments
    where before_extraction_id = ${beforeId} and after_extraction_id = ${afterId} and number > ${after}
      and (${kind ?? null}::text is null or change = ${kind ?? null})
    order by number limit ${limit}`.execute(db);
  return rows;
}

export async function countAlignment(
  db: Database,
  [beforeId, afterId]: ExtractionPair,
): Promise<Record<AlignmentKind, number>> {
  const counts = { unchanged: 0, moved: 0, edited: 0, new: 0, removed: 0 };
  const { rows } = await sql<{ change: AlignmentKind; count: number }>`
    select change, count(*)::integer as count from alignments
    where before_extraction_id = ${beforeId} and after_extraction_id = ${afterId} group by change`.execute(
    db,
  );
  for (const { change, count } of rows) counts[change] = count;
  return counts;
}

/** The segments of an extraction in order, without what aligning has no use for: their codes are most of a row. */
export async function listAlignable(db: Database, extractionId: string): Promise<AlignableSegment[]> {
  const { rows } = await sql<AlignableSegment>`
    select position, plain, hash::text as hash from segments where extraction_id = ${extractionId} order by position`.execute(
    db,
  );
  return rows;
}
