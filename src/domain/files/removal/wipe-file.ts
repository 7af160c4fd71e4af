import { sql } from 'kysely';
import { type File, listFileRowsBy, updateFile } from '#domain/files/records';
import type { Database } from '#platform/database';

export interface WipedFile {
  readonly file: File;
  readonly versions: readonly { readonly id: string; readonly artifactId: string }[];
  /** Segments that were deleted. */
  readonly segments: number;
}

/**
 * Deletes the texts of a file that is locked: segments and what is around them, and the marks by which an upload would be
 * taken for a version of it. Versions stay and say what there was. No run may point to its extractions any more.
 */
export async function wipeFile(db: Database, fileId: string, now: Date): Promise<WipedFile> {
  const { rows: versions } = await sql<WipedFile['versions'][number]>`
    update versions set sketch = '{}', segment_hashes = '{}' where file_id = ${fileId}
    returning id, artifact_id as "artifactId"`.execute(db);
  const segments = await deleteTexts(
    db,
    versions.map(({ id }) => id),
  );
  const file = await updateFile(db, fileId, { deletedAt: now, externalKey: null }, now);
  return { file, versions, segments };
}

/** The same for one version of a file that is locked; segments that were deleted. */
export async function wipeVersion(db: Database, versionId: string, now: Date): Promise<number> {
  await sql`update versions set sketch = '{}', segment_hashes = '{}', deleted_at = ${now}
    where id = ${versionId}`.execute(db);
  return deleteTexts(db, [versionId]);
}

/** Segments that versions have, whatever they were cut by. */
export async function countSegmentsOf(db: Database, versionIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ segments: number }>`
    select count(*)::int as segments from segments s join extractions e on e.id = s.extraction_id
    where e.version_id = any(${[...versionIds]}::uuid[])`.execute(db);
  return rows[0]!.segments;
}

async function deleteTexts(db: Database, versionIds: readonly string[]): Promise<number> {
  const segments = await countSegmentsOf(db, versionIds);
  await sql`delete from extractions where version_id = any(${[...versionIds]}::uuid[])`.execute(db);
  return segments;
}

/** Files of a project that a legal hold lies on, and those deleted last, so many of each. */
export async function listHeldAndDeleted(
  db: Database,
  projectId: string,
  limit: number,
): Promise<{ readonly held: readonly File[]; readonly deleted: readonly File[] }> {
  return {
    held: await listFileRowsBy(db, projectId, 'legal_hold', limit),
    deleted: await listFileRowsBy(db, projectId, 'deleted_at', limit),
  };
}
