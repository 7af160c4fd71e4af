import type { Readable } from 'node:stream';
import { transact } from '#domain/audit';
import type { Context } from '#domain/context';
import { type ImportedVersion, importVersion } from '#domain/files';
import { findProject } from '#domain/projects';
import { expectErrors, spoolStream } from '#platform/files';
import { fileNameOf } from './file-name.ts';
import { readSpooled } from './receive-upload.ts';

export interface ImportUpload {
  readonly projectId: string;
  readonly fileName: string;
  /** When its content was last changed where it comes from. */
  readonly modifiedAt: Date;
  /** BCP 47 tag; by default the document says. */
  readonly sourceLanguage?: string;
  /** What the other system knows of it. */
  readonly origin?: Readonly<Record<string, unknown>>;
  readonly content: Readable;
}

/** Receives a version without a key of its file, whole or not at all; rebuilding lineage gives it its file. */
export async function receiveImport(
  context: Context,
  upload: ImportUpload,
): Promise<{ readonly version: ImportedVersion; readonly isNew: boolean }> {
  const { projectId, modifiedAt, origin } = upload;
  expectErrors(upload.content);
  await findProject(context, projectId, 'project.operate');
  const name = fileNameOf(upload.fileName);
  await using spooled = await spoolStream(upload.content);
  const { sha256, open } = spooled;
  const { fingerprint, sourceLanguage } = await readSpooled(spooled, upload.sourceLanguage);
  const arrival = { projectId, name, modifiedAt, sha256, fingerprint, sourceLanguage, origin, open };
  const { services, actor, correlationId } = context;
  return await transact(services, actor, (inTransaction) => importVersion(inTransaction, arrival), {
    correlationId,
  });
}
