import type { Context } from '#domain/context';
import type { KeptSegment } from '#domain/files/content';
import { insertBlocks } from '#domain/files/outline';
import { newId } from '#platform/database';
import type { Extraction, NewExtraction } from './extraction.ts';
import {
  type ExtractionKey,
  findExtractionRow,
  insertExtraction,
  insertSegments,
  listSegmentRows,
} from './extraction-queries.ts';

/**
 * Keeps a version taken apart, with its segments and blocks, once for each digest: where there is one already, that one is given
 * back and nothing is written. Takes part in the caller's transaction.
 */
export async function keepExtraction(
  context: Context,
  extraction: NewExtraction,
): Promise<{ readonly id: string }> {
  const { versionId, digest, segments, blocks } = extraction;
  const existing = await findExtractionRow(context.db, { versionId, digest });
  if (existing) return existing;
  const id = newId();
  if (await insertExtraction(context.db, id, extraction, context.now())) {
    await insertSegments(context.db, id, segments);
    await insertBlocks(context.db, id, blocks);
    return { id };
  }
  return (await findExtractionRow(context.db, { versionId, digest }))!;
}

/** Undefined where the version was not taken apart that way; asks nothing of the actor. */
export function findExtraction(context: Context, key: ExtractionKey): Promise<Extraction | undefined> {
  return findExtractionRow(context.db, key);
}

/** All segments in reading order, or those at some positions; asks nothing of the actor. */
export function listKeptSegments(
  context: Context,
  extractionId: string,
  positions?: readonly number[],
): Promise<KeptSegment[]> {
  return listSegmentRows(context.db, extractionId, { positions });
}
