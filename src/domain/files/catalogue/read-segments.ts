import type { Context } from '#domain/context';
import { type Alignment, alignSegments, type KeptSegment } from '#domain/files/content';
import {
  type Extraction,
  fileProblem,
  findFirstExtraction,
  findVersion,
  listSegmentRows,
} from '#domain/files/records';

/** Segments of a version as they were cut at upload, after a position. */
export async function listSegments(
  context: Context,
  versionId: string,
  page: { readonly after?: number; readonly limit: number },
): Promise<KeptSegment[]> {
  return listSegmentRows(context.db, (await requireExtraction(context, versionId)).id, page);
}

/** What became of the segments of one version in another; both as they were cut at upload. */
export async function listChanges(context: Context, beforeId: string, afterId: string): Promise<Alignment> {
  const before = await findVersion(context, beforeId);
  const after = await findVersion(context, afterId);
  if (before.projectId !== after.projectId) throw fileProblem('versions-unrelated');
  const segments: KeptSegment[][] = [];
  for (const { id } of [before, after])
    segments.push(await listSegmentRows(context.db, (await requireExtraction(context, id)).id));
  return alignSegments(segments[0]!, segments[1]!);
}

async function requireExtraction(context: Context, versionId: string): Promise<Extraction> {
  const { id } = await findVersion(context, versionId);
  const extraction = await findFirstExtraction(context.db, id);
  if (!extraction) throw fileProblem('extraction-unknown', { detail: id });
  return extraction;
}
