import type { Readable } from 'node:stream';
import { storeArtifact } from '#domain/artifacts';
import { type Context, requireInProject } from '#domain/context';
import { docxMediaType } from '#domain/files/arrival';
import type { Fingerprint } from '#domain/files/content';
import { newId } from '#platform/database';
import type { ImportedVersion } from './imported-version.ts';
import { findImport, insertImport, lockImport } from './queries.ts';

/** A document of another system that was read. */
export interface Import {
  readonly projectId: string;
  readonly name: string;
  readonly modifiedAt: Date;
  readonly sha256: string;
  readonly fingerprint: Fingerprint;
  readonly sourceLanguage: string;
  readonly origin?: Readonly<Record<string, unknown>>;
  /** Its bytes from the start; asked again when the transaction is. */
  open(): Readable;
}

/** Keeps a version without a key of its file; the same one again is the one that is there. */
export async function importVersion(
  context: Context,
  arrival: Import,
): Promise<{ readonly version: ImportedVersion; readonly isNew: boolean }> {
  requireInProject(context.actor, 'project.operate', arrival.projectId);
  await lockImport(context.db, arrival);
  const existing = await findImport(context.db, arrival);
  if (existing) return { version: existing, isNew: false };
  const { projectId, name, modifiedAt, sha256, sourceLanguage, origin = {} } = arrival;
  const artifact = await storeArtifact(context, {
    projectId,
    kind: 'source',
    name,
    mediaType: docxMediaType,
    content: arrival.open(),
    retention: 'source',
  });
  const version: ImportedVersion = {
    id: newId(),
    projectId,
    name,
    modifiedAt,
    artifactId: artifact.id,
    sha256,
    sourceLanguage,
    origin,
    importedBy: context.actor.id,
    createdAt: context.now(),
    versionId: null,
  };
  await insertImport(context.db, version, arrival.fingerprint);
  context.record({
    action: 'files.import-version',
    subject: { kind: 'imported-version', id: version.id },
    projectId,
    after: { name, modifiedAt: modifiedAt.toISOString(), sha256 },
  });
  return { version, isNew: true };
}
