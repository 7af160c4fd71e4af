import { type ColumnType, sql } from 'kysely';
import type { Fingerprint } from '#domain/files/content';
import type { Database } from '#platform/database';
import type { ImportedVersion } from './imported-version.ts';
import type { LineageEntry } from './plan-lineage.ts';

type ImportedVersionsTable = {
  id: string;
  project_id: string;
  name: string;
  modified_at: Date;
  artifact_id: string;
  sha256: string;
  sketch: string[];
  segment_hashes: string[];
  source_language: string;
  origin: ColumnType<Record<string, unknown>, string, string>;
  imported_by: string;
  created_at: Date;
  version_id: string | null;
};

const tables = (db: Database) => db.withTables<{ imported_versions: ImportedVersionsTable }>();

const importColumns = [
  'id',
  'project_id',
  'name',
  'modified_at',
  'artifact_id',
  'sha256',
  'source_language',
  'origin',
  'imported_by',
  'created_at',
  'version_id',
] as const;

type ImportRow = Pick<ImportedVersionsTable, Exclude<(typeof importColumns)[number], 'origin'>> & {
  origin: Record<string, unknown>;
};

function toImport(row: ImportRow): ImportedVersion {
  return {
    id: row.id,
    projectId: row.project_id,
    name: row.name,
    modifiedAt: row.modified_at,
    artifactId: row.artifact_id,
    sha256: row.sha256,
    sourceLanguage: row.source_language,
    origin: row.origin,
    importedBy: row.imported_by,
    createdAt: row.created_at,
    versionId: row.version_id,
  };
}

export interface ImportKey {
  readonly projectId: string;
  readonly name: string;
  readonly modifiedAt: Date;
  readonly sha256: string;
}

export async function findImport(db: Database, key: ImportKey): Promise<ImportedVersion | undefined> {
  const row = await tables(db)
    .selectFrom('imported_versions')
    .select(importColumns)
    .where('project_id', '=', key.projectId)
    .where('name', '=', key.name)
    .where('modified_at', '=', key.modifiedAt)
    .where('sha256', '=', key.sha256)
    .executeTakeFirst();
  return row && toImport(row);
}

/** One import of a name at a time, until the transaction ends. */
export async function lockImport(db: Database, { projectId, name }: ImportKey): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('import ' || ${projectId} || ' ' || ${name}, 0))`.execute(
    db,
  );
}

export async function insertImport(
  db: Database,
  version: ImportedVersion,
  { sketch, hashes }: Fingerprint,
): Promise<void> {
  await tables(db)
    .insertInto('imported_versions')
    .values({
      id: version.id,
      project_id: version.projectId,
      name: version.name,
      modified_at: version.modifiedAt,
      artifact_id: version.artifactId,
      sha256: version.sha256,
      sketch: [...sketch],
      segment_hashes: [...hashes],
      source_language: version.sourceLanguage,
      origin: JSON.stringify(version.origin),
      imported_by: version.importedBy,
      created_at: version.createdAt,
      version_id: null,
    })
    .execute();
}

export async function listImports(db: Database, projectId: string): Promise<ImportedVersion[]> {
  const query = tables(db).selectFrom('imported_versions').select(importColumns);
  return (await query.where('project_id', '=', projectId).orderBy('id').execute()).map(toImport);
}

/** Projects that have imported versions. */
export async function listProjectsWithImports(db: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct project_id as id from imported_versions order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

/** Keeps uploads, lineage operations and other rebuildings of a project out until the transaction ends. */
export async function lockProjectFiles(db: Database, projectId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('rebuild ' || ${projectId}, 0))`.execute(db);
  await sql`select from files where project_id = ${projectId} order by id for update`.execute(db);
}

interface EntryRow {
  id: string;
  name: string;
  at: Date;
  sha256: string;
  hashes: string[];
  sketch: string[];
  pinned: string | null;
}

/**
 * Everything that stands in a timeline or is to: imports by their own id, uploads by the version's. Pinned are uploads,
 * and imports in a file that a person merged or split.
 */
export async function listEntries(db: Database, projectId: string): Promise<LineageEntry[]> {
  const { rows } = await sql<EntryRow>`
    with arranged as (
      select distinct jsonb_array_elements_text(body->'fileIds')::uuid as file_id from lineage_operations
      where project_id = ${projectId} and kind in ('merge', 'split') and undone_at is null)
    select i.id, i.name, i.modified_at as at, i.sha256, i.segment_hashes::text[] as hashes, i.sketch::text[] as sketch,
      (select v.file_id from versions v where v.id = i.version_id and v.file_id in (select file_id from arranged)) as pinned
    from imported_versions i where i.project_id = ${projectId}
    union all
    select v.id, v.name, v.created_at, v.sha256, v.segment_hashes::text[], v.sketch::text[], v.file_id
    from versions v where v.project_id = ${projectId}
      and not exists (select from imported_versions i where i.version_id = v.id)`.execute(db);
  return rows.map(({ at, hashes, pinned, ...row }) => ({
    ...row,
    at: at.getTime(),
    hashes: new Set(hashes),
    ...(pinned !== null && { pinnedTo: pinned }),
  }));
}

/** Where every version of a project stands now. */
export async function listProjectPlaces(
  db: Database,
  projectId: string,
): Promise<{ id: string; fileId: string; number: number; importId: string | null }[]> {
  const { rows } = await sql<{ id: string; fileId: string; number: number; importId: string | null }>`
    select v.id, v.file_id as "fileId", v.number, i.id as "importId" from versions v
    left join imported_versions i on i.version_id = v.id where v.project_id = ${projectId}`.execute(db);
  return rows;
}

/** Files that a person gave a name, which is not the one some version brought. */
export async function listNamedFiles(db: Database, projectId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select distinct body->'fileIds'->>0 as id from lineage_operations
    where project_id = ${projectId} and kind = 'rename' and undone_at is null and not body ? 'versionId'`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Makes versions of imports, in one statement. */
export async function insertImportedVersions(
  db: Database,
  places: readonly {
    readonly importId: string;
    readonly id: string;
    readonly fileId: string;
    readonly number: number;
  }[],
): Promise<void> {
  if (places.length === 0) return;
  const json = JSON.stringify(places);
  await sql`
    insert into versions (id, file_id, project_id, number, artifact_id, sha256, size, name, source_language, uploaded_by,
      channel, origin, sketch, segment_hashes, created_at)
    select place.id, place."fileId", i.project_id, place.number, i.artifact_id, i.sha256, a.size, i.name, i.source_language,
      i.imported_by, 'import', i.origin || jsonb_build_object('importId', i.id, 'importedAt', i.created_at)
        || jsonb_strip_nulls(jsonb_build_object('objectEtag', a.object_etag, 'objectVersion', a.object_version)), i.sketch,
      i.segment_hashes, i.modified_at
    from jsonb_to_recordset(${json}::jsonb) as place ("importId" uuid, id uuid, "fileId" uuid, number integer)
    join imported_versions i on i.id = place."importId" join artifacts a on a.id = i.artifact_id`.execute(db);
  await sql`update imported_versions i set version_id = place.id
    from jsonb_to_recordset(${json}::jsonb) as place ("importId" uuid, id uuid) where i.id = place."importId"`.execute(
    db,
  );
}
