import type { Context } from '#domain/context';
import type { KeptSegment } from '#domain/files/content';
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

async function requireExtraction(context: Context, versionId: string): Promise<Extraction> {
  const { id } = await findVersion(context, versionId);
  const extraction = await findFirstExtraction(context.db, id);
  if (!extraction) throw fileProblem('extraction-unknown', { detail: id });
  return extraction;
}
