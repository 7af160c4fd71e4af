import { sql } from 'kysely';
import { containing, type Database } from '#platform/database';
import type { FilesTable, FileTables, VersionsTable } from './tables.ts';
import type { File, Version } from './version.ts';

const tables = (db: Database) => db.withTables<FileTables>();

/** All but the hashes, which are long. */
const versionColumns = [
  'id',
  'file_id',
  'project_id',
  'number',
  'artifact_id',
  'sha256',
  'size',
  'name',
  'source_language',
  'uploaded_by',
  'channel',
  'origin',
  'deleted_at',
  'created_at',
] as const;

type VersionRow = Pick<VersionsTable, Exclude<(typeof versionColumns)[number], 'origin' | 'deleted_at'>> & {
  origin: unknown;
  deleted_at: Date | null;
};

function toVersion(row: VersionRow): Version {
  return {
    id: row.id,
    projectId: row.project_id,
    fileId: row.file_id,
    number: row.number,
    artifactId: row.artifact_id,
    sha256: row.sha256,
    size: row.size,
    name: row.name,
    sourceLanguage: row.source_language,
    uploadedBy: row.uploaded_by,
    channel: row.channel,
    origin: row.origin as Version['origin'],
    deletedAt: row.deleted_at,
    createdAt: row.created_at,
  };
}

function toFile(row: Omit<FilesTable, 'revision'> & { revision: number }): File {
  return {
    id: row.id,
    projectId: row.project_id,
    externalKey: row.external_key,
    name: row.name,
    mergedInto: row.merged_into,
    legalHold: row.legal_hold,
    deletedAt: row.deleted_at,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export async function findVersionRow(db: Database, id: string): Promise<Version | undefined> {
  const query = tables(db).selectFrom('versions').select(versionColumns).where('id', '=', id);
  const row = await query.executeTakeFirst();
  return row && toVersion(row);
}

/** Newest first; before a number if one is given, and without deleted ones if only the living are asked for. */
export async function listVersionRows(
  db: Database,
  fileId: string,
  {
    before,
    limit,
    areLiving,
  }: { readonly before?: number; readonly limit: number; readonly areLiving?: true },
): Promise<Version[]> {
  let query = tables(db).selectFrom('versions').select(versionColumns).where('file_id', '=', fileId);
  if (before !== undefined) query = query.where('number', '<', before);
  if (areLiving) query = query.where('deleted_at', 'is', null);
  return (await query.orderBy('number', 'desc').limit(limit).execute()).map(toVersion);
}

export async function findLastVersion(db: Database, fileId: string): Promise<Version | undefined> {
  return (await listVersionRows(db, fileId, { limit: 1 }))[0];
}

export async function findFileRow(db: Database, id: string): Promise<File | undefined> {
  const row = await tables(db).selectFrom('files').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toFile(row);
}

/** The file, kept from changing until the transaction ends. */
export async function lockFileRow(db: Database, id: string): Promise<File | undefined> {
  const query = tables(db).selectFrom('files').selectAll().where('id', '=', id).forUpdate();
  const row = await query.executeTakeFirst();
  return row && toFile(row);
}

export async function findFileByKey(
  db: Database,
  projectId: string,
  externalKey: string,
): Promise<File | undefined> {
  const query = tables(db).selectFrom('files').selectAll().where('project_id', '=', projectId);
  const row = await query.where('external_key', '=', externalKey).executeTakeFirst();
  return row && toFile(row);
}

/** Files of that name that are not merged into others, oldest first. */
export async function listFilesByName(db: Database, projectId: string, name: string): Promise<File[]> {
  const query = tables(db).selectFrom('files').selectAll().where('project_id', '=', projectId);
  const rows = await query
    .where('name', '=', name)
    .where('merged_into', 'is', null)
    .where('deleted_at', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(toFile);
}

export interface FilePage {
  readonly projectId: string;
  /** What the name contains, whatever the case. */
  readonly name?: string;
  readonly externalKey?: string;
  /** Id of the last file of the page before. */
  readonly before?: string;
  readonly limit: number;
}

/** Newest first, without those that were merged into others or deleted. */
export async function listFileRows(db: Database, page: FilePage): Promise<File[]> {
  let query = tables(db).selectFrom('files').selectAll().where('project_id', '=', page.projectId);
  query = query.where('merged_into', 'is', null).where('deleted_at', 'is', null);
  if (page.name !== undefined) query = query.where('name', 'ilike', containing(page.name));
  if (page.externalKey !== undefined) query = query.where('external_key', '=', page.externalKey);
  if (page.before !== undefined) query = query.where('id', '<', page.before);
  return (await query.orderBy('id', 'desc').limit(page.limit).execute()).map(toFile);
}

/** Files of a project that are held, or those that are deleted: the last changed first. */
export async function listFileRowsBy(
  db: Database,
  projectId: string,
  mark: 'legal_hold' | 'deleted_at',
  limit: number,
): Promise<File[]> {
  const query = tables(db).selectFrom('files').selectAll().where('project_id', '=', projectId);
  const marked = query.where(mark, 'is not', null).orderBy('updated_at', 'desc').orderBy('id', 'desc');
  return (await marked.limit(limit).execute()).map(toFile);
}

export async function insertFile(db: Database, file: File): Promise<void> {
  await tables(db)
    .insertInto('files')
    .values({
      id: file.id,
      project_id: file.projectId,
      external_key: file.externalKey,
      name: file.name,
      merged_into: file.mergedInto,
      legal_hold: file.legalHold,
      deleted_at: file.deletedAt,
      created_at: file.createdAt,
      updated_at: file.updatedAt,
    })
    .execute();
}

export type FileChange = Partial<
  Pick<File, 'name' | 'externalKey' | 'mergedInto' | 'legalHold' | 'deletedAt'>
>;

/** Writes what changed and raises the revision. */
export async function updateFile(db: Database, id: string, change: FileChange, now: Date): Promise<File> {
  const row = await tables(db)
    .updateTable('files')
    .set({
      ...(change.name !== undefined && { name: change.name }),
      ...(change.externalKey !== undefined && { external_key: change.externalKey }),
      ...(change.mergedInto !== undefined && { merged_into: change.mergedInto }),
      ...(change.legalHold !== undefined && { legal_hold: change.legalHold }),
      ...(change.deletedAt !== undefined && { deleted_at: change.deletedAt }),
      revision: sql`revision + 1`,
      updated_at: now,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toFile(row);
}

export type NewVersion = Omit<Version, 'deletedAt'> & {
  readonly sketch: readonly string[];
  readonly segmentHashes: readonly string[];
};

export async function insertVersion(db: Database, version: NewVersion): Promise<void> {
  await tables(db)
    .insertInto('versions')
    .values({
      id: version.id,
      file_id: version.fileId,
      project_id: version.projectId,
      number: version.number,
      artifact_id: version.artifactId,
      sha256: version.sha256,
      size: version.size,
      name: version.name,
      source_language: version.sourceLanguage,
      uploaded_by: version.uploadedBy,
      channel: version.channel,
      origin: JSON.stringify(version.origin),
      sketch: [...version.sketch],
      segment_hashes: [...version.segmentHashes],
      created_at: version.createdAt,
    })
    .execute();
}
