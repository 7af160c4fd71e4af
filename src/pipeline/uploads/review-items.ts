import type { Context } from '#domain/context';
import { findFirstExtraction, findVersion, type Version } from '#domain/files';
import { type DocumentUpload, findUpload, type UploadItem, uploadProblem } from '#domain/files/uploads';
import { type Preflight, preflightVersion } from '#pipeline/stage-jobs/preflight';
import { addDocument, type Total } from './total.ts';

/** A document of an upload, with what translating it would take where that was reckoned. */
export interface ReviewedItem {
  readonly item: UploadItem;
  readonly version: Version | undefined;
  /** Of its first extraction. */
  readonly segments: number;
  readonly preflights: readonly Preflight[] | undefined;
}

export async function uploadIn(
  context: Context,
  projectId: string,
  uploadId: string,
): Promise<DocumentUpload> {
  const upload = await findUpload(context, uploadId);
  if (upload.projectId !== projectId) throw uploadProblem('upload-unknown', { detail: uploadId });
  return upload;
}

export async function itemsOf(context: Context, items: readonly UploadItem[]): Promise<ReviewedItem[]> {
  return Promise.all(
    items.map(async (item) => {
      const version = item.versionId === null ? undefined : await findVersion(context, item.versionId);
      return { item, version, segments: await countSegments(context, version), preflights: undefined };
    }),
  );
}

export async function reckoned(
  context: Context,
  item: ReviewedItem,
  targetLanguages: readonly string[],
  signal: AbortSignal,
): Promise<ReviewedItem> {
  if (!item.version) return item;
  return { ...item, preflights: await preflightsOf(context, item.version.id, targetLanguages, signal) };
}

async function countSegments(context: Context, version: Version | undefined): Promise<number> {
  return version ? ((await findFirstExtraction(context.db, version.id))?.segmentCount ?? 0) : 0;
}

export async function preflightsOf(
  context: Context,
  versionId: string,
  targetLanguages: readonly string[],
  signal: AbortSignal,
): Promise<Preflight[]> {
  const preflights: Preflight[] = [];
  for (const targetLanguage of targetLanguages)
    preflights.push(await preflightVersion(context, { versionId, targetLanguage, signal }));
  return preflights;
}

/** With what those take that were estimated. */
export function addDocuments(total: Total, items: readonly ReviewedItem[]): Total {
  return items.reduce((sum, { preflights }) => (preflights ? addDocument(sum, preflights) : sum), total);
}
