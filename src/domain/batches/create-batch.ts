import { type PutContent, putContent, storeArtifact } from '#domain/artifacts';
import { type Context, requireInProject } from '#domain/context';
import { withoutControls } from '#domain/files';
import { newId } from '#platform/database';
import type { UploadPart } from '#platform/web';
import { type Batch, type Manifest, type ManifestItem, manifestSchema } from './batch.ts';
import { batchProblem } from './problems.ts';
import { insertBatch, insertItems, listOwned, type NewItem } from './queries.ts';
import { submitItemQueue } from './queues.ts';

export interface PutUpload {
  readonly name: string;
  readonly mediaType: string;
  readonly content: PutContent;
}

export interface StoredUpload {
  readonly name: string;
  readonly artifactId: string;
}

/** Puts the files of a batch into the storage before its transaction begins, since clients are slow. */
export async function putUploads(
  context: Context,
  projectId: string,
  upload: AsyncIterable<UploadPart>,
): Promise<PutUpload[]> {
  const put: PutUpload[] = [];
  for await (const { fileName, mediaType, content } of upload)
    put.push({
      name: fileName,
      mediaType,
      content: await putContent(context, { projectId, mediaType, content }),
    });
  return put;
}

/** Keeps what was put until the items are submitted. */
export async function storeUploads(
  context: Context,
  projectId: string,
  uploads: readonly PutUpload[],
): Promise<StoredUpload[]> {
  const stored: StoredUpload[] = [];
  for (const upload of uploads) {
    const { id } = await storeArtifact(context, {
      ...upload,
      projectId,
      kind: 'source',
      retention: 'temporary',
    });
    stored.push({ name: upload.name, artifactId: id });
  }
  return stored;
}

/** Reads a manifest that came as text. Refuses with `batch-manifest-invalid`. */
export function readManifest(text: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw batchProblem('batch-manifest-invalid', { detail: 'it is not JSON', cause });
  }
  const read = manifestSchema.safeParse(value);
  if (read.success) return read.data;
  const issues = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw batchProblem('batch-manifest-invalid', { facts: { issues } });
}

/** Makes a batch with an item for each document and language; every item has its job in the same transaction. */
export async function createBatch(
  context: Context,
  projectId: string,
  manifest: Manifest,
  uploads: readonly StoredUpload[] = [],
): Promise<Batch> {
  requireInProject(context.actor, 'project.operate', projectId);
  const items = await itemsOf(context, projectId, manifest, uploads);
  const batch: Batch = {
    id: newId(),
    projectId,
    name: manifest.name,
    state: 'open',
    revision: 1,
    createdBy: context.actor.id,
    createdAt: context.now(),
    finishedAt: null,
  };
  await insertBatch(context.db, batch);
  await insertItems(context.db, batch.id, items);
  const jobs = items.map(({ number }) => ({
    payload: { batchId: batch.id, number, attempt: 0 },
    options: { priority: manifest.priority },
  }));
  await context.services.queue.sendAll(context.db, submitItemQueue, jobs);
  context.record({
    action: 'batches.create-batch',
    subject: { kind: 'batch', id: batch.id },
    projectId,
    after: { name: batch.name, items: items.length },
  });
  return batch;
}

async function itemsOf(
  { db }: Context,
  projectId: string,
  manifest: Manifest,
  uploads: readonly StoredUpload[],
): Promise<NewItem[]> {
  const named = new Set(manifest.items.map(({ file }) => file));
  const rest = uploads.filter(({ name }) => !named.has(name));
  if (manifest.items.length + rest.length === 0) throw batchProblem('batch-empty');
  const ids = manifest.items.flatMap(({ artifactId, versionId }) =>
    [artifactId ?? [], versionId ?? []].flat(),
  );
  const owned = new Map((await listOwned(db, projectId, ids)).map(({ id, name }) => [id, name]));
  const items = [
    ...manifest.items.flatMap((document) => {
      const place = placeOf(document, uploads, owned);
      return requestsOf(manifest, document).map((request) => ({
        ...{ ...place, name: withoutControls(place.name) },
        request,
      }));
    }),
    // By what was stored and not by name: two files of one name are two documents.
    ...rest.flatMap(({ name, artifactId }) =>
      requestsOf(manifest, { file: name }).map((request) => ({
        ...{ name: withoutControls(name), artifactId, versionId: null },
        request,
      })),
    ),
  ];
  return items.map((item, index) => ({ number: index + 1, ...item }));
}

/** Where the document of an item lies. */
function placeOf(
  { file, artifactId, versionId }: ManifestItem,
  uploads: readonly StoredUpload[],
  owned: ReadonlyMap<string, string>,
): Pick<NewItem, 'name' | 'artifactId' | 'versionId'> {
  const sent = uploads.filter(({ name }) => name === file);
  if (sent.length > 1) throw batchProblem('batch-file-ambiguous', { detail: file });
  const id = file === undefined ? (artifactId ?? versionId) : sent[0]?.artifactId;
  const name = file ?? owned.get(id ?? '');
  if (id === undefined || name === undefined || [file, artifactId, versionId].filter(Boolean).length > 1)
    throw batchProblem('batch-file-missing', { detail: file ?? id });
  return versionId === undefined
    ? { name, artifactId: id, versionId: null }
    : { name, artifactId: null, versionId };
}

function requestsOf(manifest: Manifest, document: ManifestItem): NewItem['request'][] {
  const languages = document.targetLanguages ?? manifest.targetLanguages;
  if (!languages) throw batchProblem('batch-language-missing', { detail: document.file });
  const { sourceLanguage, fileId, externalKey, intent, overrides } = document;
  const { policyId, priority } = manifest;
  const same = { sourceLanguage, fileId, externalKey, intent, overrides, policyId, priority };
  return [...new Set(languages)].map((targetLanguage) => ({ ...same, targetLanguage }));
}
