import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type Context, requireInProject } from '#domain/context';
import { newId } from '#platform/database';
import { type StoredObject, safeFileName } from '#platform/storage';
import { type Artifact, type ArtifactKind, expiryOf, type RetentionClass } from './artifact.ts';
import { insertArtifact } from './queries.ts';

/** What all keys of artifacts begin with; whatever lies below it without a row is deleted in time. */
export const artifactPrefix = 'artifacts/';

/** Content that lies in the storage and has no artifact yet. */
export interface PutContent {
  readonly artifactId: string;
  readonly projectId: string;
  readonly object: StoredObject;
}

export interface NewContent {
  /** Of the artifact; default a new one. */
  readonly id?: string;
  readonly projectId: string;
  readonly mediaType: string;
  readonly content: Readable | Uint8Array;
  /** Most bytes: `size-exceeded` past it. */
  readonly limit?: number;
}

export interface NewArtifact extends Omit<NewContent, 'content'> {
  readonly versionId?: string;
  readonly runId?: string;
  readonly kind: ArtifactKind;
  readonly name: string;
  /** A stream is read once: in a transaction that may be repeated, hand over bytes or what `putContent` gave. */
  readonly content: Readable | Uint8Array | PutContent;
  readonly retention: RetentionClass;
  /** Null: never. Default a week for `temporary`, else never. */
  readonly expiresAt?: Date | null;
}

const temporaryDays = 7;

/** Anything but a type and subtype is not believed: it becomes a header of the download. */
const knownMediaType = /^[a-z0-9][a-z0-9.+-]{0,99}\/[a-z0-9][a-z0-9.+-]{0,99}$/i;

/**
 * Puts content into the storage ahead of the transaction that makes an artifact of it, so that no connection of the
 * database waits for an upload. Content that no artifact follows is deleted after an hour.
 */
export async function putContent(context: Context, input: NewContent): Promise<PutContent> {
  requireInProject(context.actor, 'project.operate', input.projectId);
  return put(context, input);
}

/**
 * Keeps content as an artifact: the object is there before the row commits, and never the row alone. A run has one
 * artifact of a kind at a time.
 */
export async function storeArtifact(context: Context, input: NewArtifact): Promise<Artifact> {
  requireInProject(context.actor, 'project.operate', input.projectId);
  const { content, projectId, kind, retention } = input;
  const { artifactId, object, ...put } = isPut(content) ? content : await putNew(context, input, content);
  if (put.projectId !== projectId) throw new Error('The content was put for another project.');
  const artifact = await insertArtifact(context.db, {
    id: artifactId,
    project_id: projectId,
    version_id: input.versionId ?? null,
    run_id: input.runId ?? null,
    kind,
    name: safeFileName(input.name),
    media_type: mediaTypeOf(input),
    sha256: object.sha256,
    size: object.size,
    object_key: object.key,
    object_etag: object.etag ?? null,
    object_version: object.versionId ?? null,
    retention,
    expires_at: expiryOfNew(input, context.now()),
    created_at: context.now(),
  });
  const { name, sha256, size, expiresAt } = artifact;
  context.record({
    action: 'artifacts.store-artifact',
    subject: { kind: 'artifact', id: artifact.id },
    projectId,
    after: { kind, name, sha256, size, retention, expiresAt },
  });
  return artifact;
}

function isPut(content: NewArtifact['content']): content is PutContent {
  return 'artifactId' in content;
}

function putNew(context: Context, input: NewArtifact, content: Readable | Uint8Array): Promise<PutContent> {
  return put(context, { ...input, content });
}

/** Every attempt has a key of its own, so that none can replace what another's row points to. */
async function put({ services }: Context, input: NewContent): Promise<PutContent> {
  const { id: artifactId = newId(), projectId, content, limit } = input;
  const key = `${artifactPrefix}${projectId}/${artifactId}.${randomBytes(6).toString('hex')}`;
  const object = await services.storage.put(key, content, { mediaType: mediaTypeOf(input), limit });
  return { artifactId, projectId, object };
}

function mediaTypeOf({ mediaType }: { readonly mediaType: string }): string {
  return knownMediaType.test(mediaType) ? mediaType.toLowerCase() : 'application/octet-stream';
}

function expiryOfNew({ expiresAt, retention }: NewArtifact, now: Date): Date | null {
  if (expiresAt !== undefined) return expiresAt;
  return expiryOf(retention === 'temporary' ? temporaryDays : null, now);
}
