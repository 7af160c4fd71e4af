import { sql } from 'kysely';
import { decodeInline, encodeInline, type InlineJson, type KeptSegment } from '#domain/files/content';
import { countWords } from '#engine/words';
import { type Database, storableJson } from '#platform/database';
import type { Extraction, NewExtraction } from './extraction.ts';

import type { FileTables } from './tables.ts';

const tables = (db: Database) => db.withTables<FileTables>();

export type ExtractionKey = string | { readonly versionId: string; readonly digest: string };

export async function findExtractionRow(db: Database, key: ExtractionKey): Promise<Extraction | undefined> {
  const query = tables(db).selectFrom('extractions').selectAll();
  const found =
    typeof key === 'string'
      ? query.where('id', '=', key)
      : query.where('version_id', '=', key.versionId).where('digest', '=', key.digest);
  const row = await found.executeTakeFirst();
  return row && toExtraction(row);
}

/** The one made at upload, by options that are the same for every version; later ones follow policies. */
export async function findFirstExtraction(db: Database, versionId: string): Promise<Extraction | undefined> {
  const query = tables(db).selectFrom('extractions').selectAll().where('version_id', '=', versionId);
  const row = await query.orderBy('id').limit(1).executeTakeFirst();
  return row && toExtraction(row);
}

/** Newest extractions of a project's other versions in a language, one a version. */
export async function listRecentExtractions(
  db: Database,
  projectId: string,
  { language, exceptVersion, limit }: { language: string; exceptVersion: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select distinct on (e.version_id) e.id from extractions e join versions v on v.id = e.version_id
      where v.project_id = ${projectId} and e.source_language = ${language} and e.version_id <> ${exceptVersion}
      order by e.version_id desc, e.id desc limit ${limit}) newest
    order by id desc`.execute(db);
  return rows.map(({ id }) => id);
}

type Row = {
  id: string;
  version_id: string;
  digest: string;
  source_language: string;
  options: unknown;
  title: string | null;
  segment_count: number;
  word_count: number;
  coverage: unknown;
  findings: unknown;
  created_at: Date;
};

function toExtraction(row: Row): Extraction {
  return {
    id: row.id,
    versionId: row.version_id,
    digest: row.digest,
    sourceLanguage: row.source_language,
    options: row.options,
    title: row.title,
    segmentCount: row.segment_count,
    wordCount: row.word_count,
    coverage: row.coverage as Extraction['coverage'],
    findings: row.findings as Extraction['findings'],
    createdAt: row.created_at,
  };
}

/** Whether it was inserted; not where the version has one of that digest already. */
export async function insertExtraction(
  db: Database,
  id: string,
  extraction: NewExtraction,
  now: Date,
): Promise<boolean> {
  const inserted = await tables(db)
    .insertInto('extractions')
    .values({
      id,
      version_id: extraction.versionId,
      digest: extraction.digest,
      source_language: extraction.sourceLanguage,
      options: storableJson(extraction.options),
      title: extraction.title ?? null,
      segment_count: extraction.segments.length,
      word_count: extraction.wordCount,
      coverage: storableJson(extraction.coverage),
      findings: storableJson(extraction.findings),
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['version_id', 'digest']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Bounds the memory of one statement; larger ones are not faster. */
const segmentsPerStatement = 5_000;

export async function insertSegments(
  db: Database,
  extractionId: string,
  segments: readonly KeptSegment[],
): Promise<void> {
  for (let start = 0; start < segments.length; start += segmentsPerStatement) {
    const rows = segments.slice(start, start + segmentsPerStatement).map((segment) => ({
      ...segment,
      source: encodeInline(segment.source),
      words: countWords(segment.plain),
    }));
    await sql`
      insert into segments (extraction_id, position, segment_id, part, place, source, plain, hash, heading, words)
      select ${extractionId}, position, "segmentId", part, place, source, plain, hash::bigint, heading, words
      from json_to_recordset(${storableJson(rows)}::json) as kept (position integer, "segmentId" text, part text,
        place text, source jsonb, plain text, hash text, heading text, words integer)`.execute(db);
  }
}

export interface SegmentRange {
  readonly after?: number;
  readonly limit?: number;
  readonly positions?: readonly number[];
}

/** In reading order. */
export async function listSegmentRows(
  db: Database,
  extractionId: string,
  { after, limit, positions }: SegmentRange = {},
): Promise<KeptSegment[]> {
  const { rows } = await sql<SegmentRow>`
    select position, segment_id, part, place, source, plain, hash::text as hash, heading from segments
    where extraction_id = ${extractionId}
      ${positions ? sql`and position = any(${[...positions]}::integer[])` : sql``}
      ${after === undefined ? sql`` : sql`and position > ${after}`}
    order by position ${limit === undefined ? sql`` : sql`limit ${limit}`}`.execute(db);
  return rows.map(({ segment_id, source, heading, ...segment }) => ({
    ...segment,
    segmentId: segment_id,
    source: decodeInline(source),
    ...(heading !== null && { heading }),
  }));
}

interface SegmentRow {
  position: number;
  segment_id: string;
  part: string;
  place: string;
  source: InlineJson;
  plain: string;
  hash: string;
  heading: string | null;
}
