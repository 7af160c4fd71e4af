import type { Readable } from 'node:stream';
import { transact } from '#domain/audit';
import type { Context } from '#domain/context';
import { extractionDigest, type Intent, keepExtraction, type Received, receiveVersion } from '#domain/files';
import { findProject } from '#domain/projects';
import { announce } from '#domain/webhooks';
import { defaultContentOptions } from '#engine/docx/extract';
import { expectErrors, type SpooledFile, spoolStream } from '#platform/files';
import { fileNameOf } from './file-name.ts';
import { receptionProblem } from './problems.ts';
import type { ReadDocument } from './read-document.ts';
import { readInThread } from './reading-threads.ts';

export interface Upload {
  readonly projectId: string;
  readonly fileId?: string;
  readonly externalKey?: string;
  readonly intent?: Intent;
  /** BCP 47 tag; by default the document says. */
  readonly sourceLanguage?: string;
  /** What it comes through; default `api`. */
  readonly channel?: string;
  readonly fileName: string;
  readonly content: Readable;
  /** Called in the transaction that keeps the version, or finds that it is there; a rejection takes everything back. */
  kept?(
    context: Context,
    version: { readonly id: string; readonly fileId: string; readonly outcome: Received['outcome'] },
  ): Promise<void>;
}

/**
 * Receives a document: reads it whole, takes it in, decides what it is and keeps version, artifact and segments in one
 * transaction of its own. A process that is killed on the way leaves nothing but a temporary file. Refuses with
 * `document-refused` and the findings, or with the problems of `receiveVersion`.
 */
export async function receiveUpload(context: Context, upload: Upload): Promise<Received> {
  const { projectId, content } = upload;
  expectErrors(content);
  await findProject(context, projectId, 'project.operate');
  const name = fileNameOf(upload.fileName);
  await using spooled = await spoolStream(content);
  const document = await readSpooled(spooled, upload.sourceLanguage);
  const { services, actor, correlationId } = context;
  return await transact(
    services,
    actor,
    async (inTransaction) => {
      const received = await keep(inTransaction, upload, name, spooled, document);
      const { outcome, file, version } = received;
      await upload.kept?.(inTransaction, { id: version.id, fileId: file.id, outcome });
      return received;
    },
    { correlationId },
  );
}

/** Refuses with `document-refused` where it cannot be translated. */
export async function readSpooled(
  { path }: SpooledFile,
  sourceLanguage: string | undefined,
): Promise<ReadDocument> {
  const answer = await readInThread({ path, sourceLanguage });
  if (!('refused' in answer)) return answer;
  const findings = answer.refused;
  if (findings.some(({ code }) => code === 'language-not-a-tag'))
    throw receptionProblem('language-unknown', { detail: sourceLanguage });
  throw receptionProblem('document-refused', { detail: findings[0]?.message, facts: { findings } });
}

async function keep(
  context: Context,
  { projectId, fileId, externalKey, intent = 'auto', channel = 'api' }: Upload,
  name: string,
  { sha256, size, open }: SpooledFile,
  document: ReadDocument,
): Promise<Received> {
  const { sourceLanguage, fingerprint } = document;
  const received = await receiveVersion(context, {
    projectId,
    fileId,
    externalKey,
    intent,
    name,
    sha256,
    size,
    fingerprint,
    sourceLanguage,
    channel,
    open,
  });
  const { outcome, file, version } = received;
  if (outcome === 'rerun') return received;
  await keepExtraction(context, {
    ...document,
    versionId: version.id,
    digest: extractionDigest(sourceLanguage, defaultContentOptions),
    options: defaultContentOptions,
  });
  await announce(context, projectId, 'file.version-added', {
    fileId: file.id,
    versionId: version.id,
    number: version.number,
  });
  return received;
}
