import type { Context } from '#domain/context';
import {
  type AlignableSegment,
  type Alignment,
  type AlignmentKind,
  alignSegments,
  type KeptSegment,
} from '#domain/files/content';
import { fileProblem, findFirstExtraction, findVersion, listKeptSegments } from '#domain/files/records';
import {
  type AlignmentPage,
  type AlignmentRow,
  countAlignment,
  type ExtractionPair,
  hasAlignment,
  insertAlignment,
  listAlignable,
  listAlignmentRows,
} from './queries.ts';

/** What became of a segment: with what it was and what it is, where there is either. */
export interface Change extends AlignmentRow {
  readonly before: KeptSegment | undefined;
  readonly after: KeptSegment | undefined;
}

/**
 * Keeps what became of the segments of one extraction in another: `known`, or computed when the two are first compared.
 * Both must be of one project, which whoever calls has seen to.
 */
export async function keepAlignment(
  { db }: Pick<Context, 'db'>,
  pair: ExtractionPair,
  known?: Alignment<AlignableSegment>,
): Promise<void> {
  if (await hasAlignment(db, pair)) return;
  const alignment =
    known ?? alignSegments(await listAlignable(db, pair[0]), await listAlignable(db, pair[1]));
  const rows = alignment.map(
    (entry, number): AlignmentRow => ({
      number,
      change: entry.kind,
      beforePosition: entry.before?.position ?? null,
      afterPosition: entry.after?.position ?? null,
      similarity: entry.kind === 'edited' ? entry.similarity : null,
    }),
  );
  await insertAlignment(db, pair, rows);
}

/** A page of what became of the segments of one version in another, both as they were cut at upload, with all counts. */
export async function listChanges(
  context: Context,
  beforeId: string,
  afterId: string,
  page: AlignmentPage,
): Promise<{ readonly summary: Record<AlignmentKind, number>; readonly changes: readonly Change[] }> {
  const before = await findVersion(context, beforeId);
  const after = await findVersion(context, afterId);
  if (before.projectId !== after.projectId) throw fileProblem('versions-unrelated');
  const pair = [await extractionOf(context, beforeId), await extractionOf(context, afterId)] as const;
  await keepAlignment(context, pair);
  const rows = await listAlignmentRows(context.db, pair, page);
  const earlier = await segmentsAt(context, pair[0], rows, ({ beforePosition }) => beforePosition);
  const later = await segmentsAt(context, pair[1], rows, ({ afterPosition }) => afterPosition);
  return {
    summary: await countAlignment(context.db, pair),
    changes: rows.map((row) => ({
      ...row,
      before: earlier.get(row.beforePosition ?? -1),
      after: later.get(row.afterPosition ?? -1),
    })),
  };
}

async function segmentsAt(
  context: Context,
  extractionId: string,
  rows: readonly AlignmentRow[],
  positionOf: (row: AlignmentRow) => number | null,
): Promise<Map<number, KeptSegment>> {
  const positions = rows.map(positionOf).filter((position) => position !== null);
  const segments = await listKeptSegments(context, extractionId, positions);
  return new Map(segments.map((segment) => [segment.position, segment]));
}

async function extractionOf(context: Context, versionId: string): Promise<string> {
  const extraction = await findFirstExtraction(context.db, versionId);
  if (!extraction) throw fileProblem('extraction-unknown', { detail: versionId });
  return extraction.id;
}
