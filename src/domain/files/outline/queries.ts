import { sql } from 'kysely';
import { type Database, storableJson } from '#platform/database';
import type { BlockBody, KeptBlock } from './kept-block.ts';

/** Bounds the memory of one statement. */
const blocksPerStatement = 5_000;

/** Takes part in the caller's transaction. */
export async function insertBlocks(
  db: Database,
  extractionId: string,
  blocks: readonly KeptBlock[],
): Promise<void> {
  for (let start = 0; start < blocks.length; start += blocksPerStatement)
    await sql`
      insert into extraction_blocks (extraction_id, number, first_position, segment_count, body)
      select ${extractionId}, number, "firstPosition", "segmentCount", body
      from json_to_recordset(${storableJson(blocks.slice(start, start + blocksPerStatement))}::json)
        as kept (number integer, "firstPosition" integer, "segmentCount" integer, body jsonb)`.execute(db);
}

export interface BlockRange {
  readonly extractionId: string;
  /** First number behind which, or last before which, blocks are wanted. */
  readonly from?: number;
  readonly before?: number;
  readonly limit: number;
}

/** In reading order: the first ones from a number on, or the last ones before a number. */
export async function listBlocks(
  db: Database,
  { extractionId, from = 0, before, limit }: BlockRange,
): Promise<KeptBlock[]> {
  const { rows } = await sql<BlockRow>`
    select number, first_position as "firstPosition", segment_count as "segmentCount", body from extraction_blocks
    where extraction_id = ${extractionId}
      and ${before === undefined ? sql`number >= ${from} order by number` : sql`number < ${before} order by number desc`}
    limit ${limit}`.execute(db);
  if (before !== undefined) rows.reverse();
  return rows.map(({ firstPosition, ...block }) => ({
    ...block,
    ...(firstPosition !== null && { firstPosition }),
  }));
}

interface BlockRow {
  number: number;
  firstPosition: number | null;
  segmentCount: number;
  body: BlockBody;
}

/** Number of the block that a segment is in; undefined where there is no such segment. */
export async function findBlockNumber(
  db: Database,
  extractionId: string,
  position: number,
): Promise<number | undefined> {
  const { rows } = await sql<{ number: number }>`
    select number from extraction_blocks
    where extraction_id = ${extractionId} and first_position between 0 and ${position}
    order by first_position desc limit 1`.execute(db);
  return rows[0]?.number;
}

export interface BlockTexts {
  readonly number: number;
  /** Of its segments, in order. */
  readonly texts: readonly string[];
  readonly gaps: readonly string[] | null;
}

/** Whole blocks in whose segments a text stands as it is written, after at most `limit` such segments. */
export async function listBlocksWith(
  db: Database,
  extractionId: string,
  text: string,
  limit: number,
): Promise<BlockTexts[]> {
  const pattern = `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const { rows } = await sql<BlockTexts>`
    with hit as (
      select position from segments where extraction_id = ${extractionId} and plain like ${pattern}
      order by position limit ${limit}),
    block as (
      select distinct b.number, b.first_position, b.segment_count, b.body->'gaps' as gaps from hit, lateral (
        select * from extraction_blocks where extraction_id = ${extractionId} and first_position between 0 and hit.position
        order by first_position desc limit 1) b)
    select number, gaps, array(select plain from segments s where s.extraction_id = ${extractionId}
        and s.position between first_position and first_position + segment_count - 1 order by s.position) as texts
    from block order by number`.execute(db);
  return rows;
}
